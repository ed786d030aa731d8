//! Rows of cells as separated text in memory.
use zeroize::Zeroizing;

/// Comma-separated UTF-8 under way, every cell in quotes.
pub(super) struct Written {
    text: Zeroizing<Vec<u8>>,
    first: bool,
}

impl Written {
    pub(super) fn new() -> Self {
        Written { text: Zeroizing::new(Vec::new()), first: true }
    }

    pub(super) fn cell(&mut self, cell: &str) {
        if !self.first {
            self.text.push(b',');
        }
        self.first = false;
        self.text.push(b'"');
        for byte in cell.bytes() {
            if byte == b'"' {
                self.text.push(b'"');
            }
            self.text.push(byte);
        }
        self.text.push(b'"');
    }

    pub(super) fn end_row(&mut self) {
        self.text.push(b'\n');
        self.first = true;
    }

    pub(super) fn finish(self) -> Zeroizing<Vec<u8>> {
        self.text
    }
}
