//! The one order in which a release may happen.
