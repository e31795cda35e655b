//! `frontline serve`: the page, live, on this machine only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::UNIX_EPOCH;

use frontline::render::xml;
use frontline::theatre::Folder;
use sha2::{Digest, Sha256};
use tiny_http::{Header, Method, Request, Response, Server};

use super::failure::Failure;
use super::session::Common;
use super::{output, page};

/// Serve the page on this machine; it loads again when the theatre's files change.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  frontline serve
  frontline serve --theatre my-theatre --port 8123")]
pub struct Args {
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 8017)]
    port: u16,
}

/// The page as it was last made, and what it was made from.
struct Made {
    folders: Vec<PathBuf>,
    stamp: String,
    html: String,
}

/// Runs the verb, until it is stopped.
pub fn run(common: &Common, args: &Args) -> Result<ExitCode, Failure> {
    // What cannot be read is said before anybody is asked to look.
    let mut made = make(common)?;
    let server = Server::http(("127.0.0.1", args.port))
        .map_err(|error| Failure::Usage(format!("port {} cannot be had: {error}", args.port)))?;
    let port = server.server_addr().to_ip().map_or(args.port, |address| address.port());
    output::say(&format!("http://127.0.0.1:{port}/ shows the page until you press Ctrl-C"));
    for request in server.incoming_requests() {
        answer(common, port, request, &mut made);
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers a request. Whoever does not name this machine as the host has been sent here by another
/// site's name (DNS rebinding) and gets nothing.
fn answer(common: &Common, port: u16, request: Request, made: &mut Made) {
    let host = request.headers().iter().find(|h| h.field.equiv("Host")).map(|h| h.value.as_str().to_owned());
    let ours = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    let (code, kind, body) = if !host.is_some_and(|host| ours.contains(&host)) {
        (403, "text/plain", "this server answers to 127.0.0.1 and localhost only\n".to_owned())
    } else if *request.method() != Method::Get {
        (405, "text/plain", "only GET\n".to_owned())
    } else {
        match request.url() {
            "/" => (200, "text/html", html(common, made)),
            "/stamp" => (200, "text/plain", stamp(&made.folders)),
            // Browsers ask for it; there is none.
            "/favicon.ico" => (204, "text/plain", String::new()),
            _ => (404, "text/plain", "nothing here; the page is at /\n".to_owned()),
        }
    };
    let headers = [
        ("Content-Type", format!("{kind}; charset=utf-8")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cache-Control", "no-store".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Content-Security-Policy", "frame-ancestors 'none'".to_owned()),
    ];
    let mut response = Response::from_string(body).with_status_code(code);
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // Whoever asked may have gone.
    let _ = request.respond(response);
}

/// The page, made again where the files have changed; what is wrong with them, where that is so.
fn html(common: &Common, made: &mut Made) -> String {
    if stamp(&made.folders) != made.stamp {
        match make(common) {
            Ok(new) => *made = new,
            Err(failure) => return fault(&failure),
        }
    }
    made.html.clone()
}

/// A page that says what is wrong, and looks again after two seconds; by script, since browsers do not
/// refresh an address that names a day after `#`.
fn fault(failure: &Failure) -> String {
    let text: Vec<String> = failure.to_string().lines().map(xml).collect();
    format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><title>frontline</title><p>{}</p>\
         <script>setTimeout(() => location.reload(), 2000)</script>\n",
        text.join("<br>")
    )
}

fn make(common: &Common) -> Result<Made, Failure> {
    let session = common.open()?;
    let folders = match common.folder(None)? {
        Folder::Disk(folder) => vec![folder.join(&session.theatre.about.gazetteer), folder],
        Folder::Embedded(_) => Vec::new(),
    };
    // The stamp first: an edit while the page is made shows at the next look.
    let stamp = stamp(&folders);
    Ok(Made { html: page::html(&session, None, Some(&stamp))?, folders, stamp })
}

/// A word that is another when a file in one of the folders is.
fn stamp(folders: &[PathBuf]) -> String {
    let mut files = Vec::new();
    for folder in folders {
        listed(folder, &mut files);
    }
    files.sort();
    files.dedup();
    let mut sum = Sha256::new();
    for (path, changed, length) in files {
        sum.update(format!("{}\n{changed}\n{length}\n", path.display()));
    }
    sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The files below a folder, each with its time of change in nanoseconds and its length.
fn listed(folder: &Path, files: &mut Vec<(PathBuf, u128, u64)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = entry.metadata() else { continue };
        if about.is_dir() {
            listed(&entry.path(), files);
        } else {
            let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            files.push((entry.path(), changed.map_or(0, |time| time.as_nanos()), about.len()));
        }
    }
}
