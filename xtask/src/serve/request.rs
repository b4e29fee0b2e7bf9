//! What a visitor asks for: as much of HTTP as a folder of files needs, and no more.

use std::{
    io::{self, BufRead, BufReader, Read},
    net::TcpStream,
    path::PathBuf,
};

/// Longer heads are refused, so that nobody can fill the memory.
const LONGEST_HEAD: u64 = 16 * 1024;

#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// The path as sent: still escaped, without its query.
    Get(String),
    Head(String),
    OtherMethod,
    Unreadable,
}

impl Request {
    pub fn read(connection: &TcpStream) -> io::Result<Self> {
        let mut lines = BufReader::new(connection.take(LONGEST_HEAD));
        let mut first = String::new();
        lines.read_line(&mut first)?;
        // The rest of the head is read to its end, or the browser would see a reset instead of the answer.
        let mut line = String::new();
        while lines.read_line(&mut line)? > 2 {
            line.clear();
        }
        Ok(Self::parse(&first))
    }

    fn parse(line: &str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [method, target, version] = words[..] else { return Self::Unreadable };
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return Self::Unreadable;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default().to_owned();
        match method {
            "GET" => Self::Get(path),
            "HEAD" => Self::Head(path),
            _ => Self::OtherMethod,
        }
    }
}

/// A path inside the folder, or nothing when a part of it could lead outside.
pub fn relative_path(path: &str) -> Option<PathBuf> {
    let path = unescape(path)?;
    let path = path.strip_prefix('/')?;
    if path.is_empty() {
        return Some("index.html".into());
    }
    let harmless =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
    path.split('/').all(harmless).then(|| path.split('/').collect())
}

fn unescape(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            hexadecimal(rest.next()?)? << 4 | hexadecimal(rest.next()?)?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_line_is_read_without_its_query() {
        assert_eq!(Request::parse("GET /a.js?v=1 HTTP/1.1\r\n"), Request::Get("/a.js".into()));
        assert_eq!(Request::parse("HEAD / HTTP/1.0\r\n"), Request::Head("/".into()));
        assert_eq!(Request::parse("POST / HTTP/1.1\r\n"), Request::OtherMethod);
        assert_eq!(Request::parse("GET http://elsewhere/ HTTP/1.1"), Request::Unreadable);
        assert_eq!(Request::parse(""), Request::Unreadable);
    }

    #[test]
    fn no_path_leads_outside() {
        for path in [
            "/../a",
            "/a/../../b",
            "/%2e%2e/a",
            "/..%2fa",
            "//a",
            "/a\\b",
            "/%5c..",
            "/c:/a",
            "/.git",
            "/%00",
            "/%zz",
            "/%",
            "a",
        ] {
            assert_eq!(relative_path(path), None, "{path}");
        }
        assert_eq!(relative_path("/"), Some("index.html".into()));
        assert_eq!(relative_path("/a/b%20c.css"), Some("a/b c.css".into()));
    }
}
