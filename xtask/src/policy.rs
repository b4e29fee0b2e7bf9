//! What a page of ours may do, said to the browser: run our own code, show our own pictures, and call no one else.

/// Stands in `index.html` itself, so that it holds on any static host; a test keeps the two the same.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
     manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// The same as a header, with the one directive that browsers ignore in a page: nobody may frame us.
pub fn content_security_policy_header() -> String {
    format!("{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'")
}
