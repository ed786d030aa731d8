//! Made-up cities with planted gaps.
