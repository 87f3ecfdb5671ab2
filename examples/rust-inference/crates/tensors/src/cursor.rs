use crate::Error;

/// A place in a file from which reading goes on. Nothing is read past the end.
pub(crate) struct Cursor<'data> {
    file: &'data [u8],
    position: usize,
}

impl<'data> Cursor<'data> {
    pub(crate) fn new(file: &'data [u8]) -> Self {
        Self { file, position: 0 }
    }

    /// The next bytes; `what` they are is for the error.
    pub(crate) fn take(&mut self, length: u64, what: &'static str) -> Result<&'data [u8], Error> {
        let bytes = usize::try_from(length)
            .ok()
            .and_then(|length| self.position.checked_add(length))
            .and_then(|end| self.file.get(self.position..end))
            .ok_or(Error::Truncated(what))?;
        self.position += bytes.len();
        Ok(bytes)
    }

    pub(crate) fn array<const SIZE: usize>(
        &mut self,
        what: &'static str,
    ) -> Result<[u8; SIZE], Error> {
        let bytes = self.take(SIZE as u64, what)?;
        bytes.try_into().map_err(|_| Error::Truncated(what))
    }

    pub(crate) fn u32(&mut self, what: &'static str) -> Result<u32, Error> {
        self.array(what).map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self, what: &'static str) -> Result<u64, Error> {
        self.array(what).map(u64::from_le_bytes)
    }

    /// Text with its length before it, as GGUF has it.
    pub(crate) fn text(&mut self, what: &'static str) -> Result<&'data str, Error> {
        let length = self.u64(what)?;
        std::str::from_utf8(self.take(length, what)?).map_err(|_| Error::Text(what))
    }

    /// What comes after the next multiple of the alignment.
    pub(crate) fn aligned_rest(&self, alignment: usize) -> Option<&'data [u8]> {
        let start = self.position.checked_next_multiple_of(alignment)?;
        self.file.get(start..)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_up_to_the_end_and_no_further() {
        let mut cursor = Cursor::new(b"\x02\0\0\0\0\0\0\0hi\x01\0\0\0");
        assert_eq!(cursor.text("a text"), Ok("hi"));
        assert_eq!(cursor.u32("a number"), Ok(1));
        assert_eq!(cursor.take(1, "more"), Err(Error::Truncated("more")));
        assert_eq!(cursor.take(u64::MAX, "more"), Err(Error::Truncated("more")));
    }

    #[test]
    fn refuses_text_that_is_none() {
        let mut cursor = Cursor::new(b"\x01\0\0\0\0\0\0\0\xff");
        assert_eq!(cursor.text("a text"), Err(Error::Text("a text")));
    }

    #[test]
    fn aligns_the_rest() {
        let mut cursor = Cursor::new(b"123456789");
        assert_eq!(cursor.aligned_rest(4), Some(&b"123456789"[..]));
        cursor.take(3, "three").unwrap();
        assert_eq!(cursor.aligned_rest(4), Some(&b"56789"[..]));
        assert_eq!(cursor.aligned_rest(16), None);
    }
}
