//! Tests of the whole of least squares.
mod coverage;
mod dense;
mod published;
mod shape;
