//! Rules on the text of one cell: status, consent, groups, rows left out.

/// A column and texts that a rule looks for in it (trimmed, caseless; `*` stands
/// for any text).
#[derive(Clone, Debug)]
pub struct TextRule {
    /// The column.
    pub column: String,
    /// The texts, folded.
    pub is: Vec<String>,
}

/// How a row's status is found. A text in none of the lists is open.
#[derive(Clone, Debug)]
pub struct StatusRule {
    /// The column.
    pub column: String,
    /// Texts (trimmed, caseless) that mean the request was met.
    pub met: Vec<String>,
    /// Texts that mean it is open; for the record, since unlisted is open too.
    pub open: Vec<String>,
    /// Texts whose rows are left out (duplicates, tests).
    pub drop: Vec<String>,
}

/// Which rows may be counted; applied before anything else.
#[derive(Clone, Debug)]
pub struct ConsentRule {
    /// The column.
    pub column: String,
    /// Texts (trimmed, caseless) that mean yes; anything else means no.
    pub yes: Vec<String>,
}

/// How a row's value of a group is found.
#[derive(Clone, Debug)]
pub struct GroupRule {
    /// The column.
    pub column: String,
    /// Cell text (trimmed, caseless) → index into `Group::keys`. Key ids and labels
    /// map to themselves. Unmapped goes to `unknown`.
    pub map: Vec<(String, usize)>,
}
