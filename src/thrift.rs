//! Thrift's compact protocol, as far as Parquet's footer and page headers use it,
//! parsed into a tree. A tree is at most some forty times as large as its text. Read by
//! the bundle's reader and by the check of Parquet exports.
//!
//! Source: the Thrift compact protocol specification (apache/thrift,
//! doc/specs/thrift-compact-protocol.md).

/// Deeper nesting than Parquet has.
const DEPTH: u32 = 12;

/// A value of the tree.
pub(super) enum Value<'a> {
    /// Any integer or truth value.
    Int(i64),
    /// Binary or text.
    Bytes(&'a [u8]),
    /// A list or set.
    List(Vec<Value<'a>>),
    /// Fields by id.
    Struct(Vec<(i64, Value<'a>)>),
    /// Skipped: doubles.
    Other,
}

impl<'a> Value<'a> {
    /// A field of a struct.
    pub(super) fn field(&self, id: i64) -> Option<&Value<'a>> {
        match self {
            Value::Struct(fields) => fields.iter().find(|(i, _)| *i == id).map(|(_, v)| v),
            _ => None,
        }
    }
    /// An integer field of a struct, if it is not negative.
    pub(super) fn size(&self, id: i64) -> Option<usize> {
        match self.field(id)? {
            Value::Int(n) => usize::try_from(*n).ok(),
            _ => None,
        }
    }
    /// A list field of a struct.
    pub(super) fn list(&self, id: i64) -> Option<&[Value<'a>]> {
        match self.field(id)? {
            Value::List(items) => Some(items),
            _ => None,
        }
    }
    /// A binary field of a struct.
    pub(super) fn bytes(&self, id: i64) -> Option<&'a [u8]> {
        match self.field(id)? {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}

/// The struct at the beginning of `bytes`, which is moved past it.
pub(super) fn parse<'a>(bytes: &mut &'a [u8]) -> Option<Value<'a>> {
    structure(bytes, DEPTH)
}

fn structure<'a>(bytes: &mut &'a [u8], depth: u32) -> Option<Value<'a>> {
    let mut fields = Vec::new();
    let mut id = 0i64;
    loop {
        let head = byte(bytes)?;
        if head == 0 {
            return Some(Value::Struct(fields));
        }
        id = match head >> 4 {
            0 => zigzag(bytes)?,
            step => id.checked_add(i64::from(step))?,
        };
        let value = match head & 15 {
            1 => Value::Int(1),
            2 => Value::Int(0),
            kind => value(bytes, kind, depth)?,
        };
        fields.push((id, value));
    }
}

fn value<'a>(bytes: &mut &'a [u8], kind: u8, depth: u32) -> Option<Value<'a>> {
    let depth = depth.checked_sub(1)?;
    Some(match kind {
        1..=3 => Value::Int(i64::from(byte(bytes)?)),
        4..=6 => Value::Int(zigzag(bytes)?),
        7 => {
            take(bytes, 8)?;
            Value::Other
        }
        8 => {
            let length = usize::try_from(varint(bytes)?).ok()?;
            Value::Bytes(take(bytes, length)?)
        }
        9 | 10 => {
            let head = byte(bytes)?;
            let length = if head >> 4 == 15 { varint(bytes)? } else { u64::from(head >> 4) };
            // Every item takes a byte or more, so the text itself bounds the list.
            Value::List((0..length).map(|_| value(bytes, head & 15, depth)).collect::<Option<_>>()?)
        }
        12 => structure(bytes, depth)?,
        _ => return None,
    })
}

fn zigzag(bytes: &mut &[u8]) -> Option<i64> {
    let n = varint(bytes)?;
    Some((n >> 1).cast_signed() ^ -(n & 1).cast_signed())
}

/// An unsigned LEB128 number of at most 64 bits.
pub(super) fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut out = 0;
    for shift in (0..64).step_by(7) {
        let next = byte(bytes)?;
        let part = u64::from(next & 127);
        if (part << shift) >> shift != part {
            return None;
        }
        out |= part << shift;
        if next < 128 {
            return Some(out);
        }
    }
    None
}

fn byte(bytes: &mut &[u8]) -> Option<u8> {
    take(bytes, 1)?.first().copied()
}

/// The first `length` bytes; `bytes` is moved past them.
pub(super) fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (head, tail) = bytes.split_at_checked(length)?;
    *bytes = tail;
    Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification_is_read() {
        // Field 1 (i32) = -3, field 2 (binary) = "ab", field 20 (list of i32) = [1, -1].
        let mut bytes: &[u8] = &[0x15, 5, 0x18, 2, b'a', b'b', 0x09, 40, 0x25, 2, 1, 0, 99];
        let tree = parse(&mut bytes).unwrap();
        assert!(matches!(tree.field(1), Some(Value::Int(-3))) && tree.size(1).is_none());
        assert_eq!(tree.bytes(2), Some(&b"ab"[..]));
        assert!(matches!(tree.list(20), Some([Value::Int(1), Value::Int(-1)])));
        assert_eq!(bytes, [99]);
    }

    #[test]
    fn lists_that_announce_more_than_there_is_and_endless_nesting_are_refused() {
        assert!(
            parse(&mut &[0x19, 0xf5, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 1][..]).is_none()
        );
        assert!(parse(&mut &[0x18, 0xff, 0xff, 0xff, 0xff, 0x0f, 1][..]).is_none());
        assert!(parse(&mut vec![0x1c; 1 << 20].as_slice()).is_none());
        assert!(parse(&mut [0x19, 0x19].repeat(1 << 16).as_slice()).is_none());
        assert!(varint(&mut [0xff; 11].as_slice()).is_none());
    }
}
