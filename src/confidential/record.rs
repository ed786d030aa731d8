//! One mapped record, and the pile of them that the weigh stage takes over.
use crate::pipeline::Role;

pub(super) const NO_AREA: u32 = u32::MAX;
pub(super) const NOT_CLOSED: i32 = i32::MIN;

pub(super) enum Said {
    Nothing,
    Met,
    Open,
}

pub(super) struct Record {
    pub unit: u128,
    pub role: Role,
    pub area: u32,
    pub need: u16,
    pub day: i32,
    pub closed: i32,
    pub said: Said,
    pub groups: [u8; 4],
    pub stamp: i64,
}
