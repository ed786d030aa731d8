//! The page, the tables and the data files of a briefing.
