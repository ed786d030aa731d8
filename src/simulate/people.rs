//! Invented people as plain data: what the wall weighs when nobody real is asked.
//!
//! Only this module's family can make them (the fields are private to
//! [`crate::simulate`]), and it reads no export. So whatever takes an
//! [`InventedPeople`] can be handed nothing else, by mistake or otherwise.
use crate::pipeline::Role;

/// One thing that an invented person asked for or was given.
#[derive(Clone, Debug, PartialEq)]
pub struct InventedRecord {
    /// Asked for, or given.
    pub(in crate::simulate) role: Role,
    /// Index into `Geography::areas`; `None` where it is not known.
    pub(in crate::simulate) area: Option<u32>,
    /// Index into the plan's needs.
    pub(in crate::simulate) need: u16,
    /// Days since the first day of the window.
    pub(in crate::simulate) day: u32,
    /// Second of that day: tells a record from another one like it.
    pub(in crate::simulate) second: u32,
    /// Day of closing, not before `day`.
    pub(in crate::simulate) closed: Option<u32>,
    /// Whether its status says that it was met.
    pub(in crate::simulate) met: bool,
    /// Part of the public cap a person that its quantity is, in steps of 2⁻³¹.
    pub(in crate::simulate) amount: u32,
}

/// One invented person with all that is recorded about them.
#[derive(Clone, Debug, PartialEq)]
pub struct InventedPerson {
    /// Index into the keys of each of the plan's groups.
    pub(in crate::simulate) groups: [u8; 4],
    /// In any order.
    pub(in crate::simulate) records: Vec<InventedRecord>,
}

/// Invented people; made by [`crate::simulate`] only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InventedPeople(pub(in crate::simulate) Vec<InventedPerson>);

impl InventedPeople {
    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = &InventedPerson> {
        self.0.iter()
    }
}

impl InventedPerson {
    /// Index into the keys of each of the plan's groups.
    pub fn groups(&self) -> [u8; 4] {
        self.groups
    }
    /// Everything recorded, in any order.
    pub fn records(&self) -> &[InventedRecord] {
        &self.records
    }
}

impl InventedRecord {
    /// Asked for, or given.
    pub fn role(&self) -> Role {
        self.role
    }
    /// Index into `Geography::areas`.
    pub fn area(&self) -> Option<u32> {
        self.area
    }
    /// Index into the plan's needs.
    pub fn need(&self) -> u16 {
        self.need
    }
    /// Days since the first day of the window.
    pub fn day(&self) -> u32 {
        self.day
    }
    /// Second of that day.
    pub fn second(&self) -> u32 {
        self.second
    }
    /// Day of closing.
    pub fn closed(&self) -> Option<u32> {
        self.closed
    }
    /// Whether its status says that it was met.
    pub fn met(&self) -> bool {
        self.met
    }
    pub(crate) fn amount(&self) -> u32 {
        self.amount
    }
}
