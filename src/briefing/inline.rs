//! Several SVG documents in one page: ids made unique, outlines written once.
use std::collections::HashMap;
use std::fmt::Write as _;

/// `svg` without an XML prologue and with `name` before every id that does not
/// begin with it already, and before every reference to such an id.
pub(super) fn unique(svg: &str, name: &str) -> String {
    let body = svg.find("<svg").map_or(svg, |at| &svg[at..]);
    let mut ids: Vec<&str> = body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    ids.dedup();
    let prefix = format!("{name}-");
    let mut out = body.to_string();
    for id in ids.into_iter().filter(|id| !id.is_empty() && !id.starts_with(&prefix)) {
        for (before, after) in [(" id=\"", "\""), ("url(#", ")"), ("href=\"#", "\"")] {
            out = out.replace(&format!("{before}{id}{after}"), &format!("{before}{prefix}{id}{after}"));
        }
        for attribute in ["aria-labelledby", "aria-describedby"] {
            out = in_list(&out, attribute, id, &format!("{prefix}{id}"));
        }
    }
    out
}

/// Replaces one id in the space-separated lists of `attribute`.
fn in_list(svg: &str, attribute: &str, id: &str, new: &str) -> String {
    let opening = format!("{attribute}=\"");
    let mut parts = svg.split(&opening);
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (list, rest) = part.split_once('"').unwrap_or((part, ""));
        let ids: Vec<&str> = list.split(' ').map(|one| if one == id { new } else { one }).collect();
        out.push_str(&opening);
        out.push_str(&ids.join(" "));
        out.push('"');
        out.push_str(rest);
    }
    out
}

/// Shorter outlines are not worth a reference.
const LONG: usize = 120;

/// `svg` with every outline that is drawn more than once (a border and its light casing,
/// an area in each of twelve small maps) defined once and referred to. Only for the page:
/// files on their own stay without references, for programs that know none. Elements with
/// anything inside, such as the areas one can point at, stay as they are.
pub(super) fn shared(svg: &str, name: &str) -> String {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (d, _) in svg.split(PATH).skip(1).filter_map(outline) {
        *times.entry(d).or_default() += 1;
    }
    let mut ids: HashMap<&str, usize> = HashMap::new();
    let mut parts = svg.split(PATH);
    let mut out = String::with_capacity(svg.len());
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let Some((d, rest)) = outline(part).filter(|(d, _)| times.get(d).is_some_and(|n| *n > 1)) else {
            let _ = write!(out, "{PATH}{part}");
            continue;
        };
        let next = ids.len();
        let id = *ids.entry(d).or_insert(next);
        if id == next {
            let _ = write!(out, "<defs><path id=\"{name}-o{id}\" d=\"{d}\"/></defs>");
        }
        let _ = write!(out, "<use href=\"#{name}-o{id}\"{rest}");
    }
    out
}

const PATH: &str = "<path d=\"";

/// The outline of an empty path element, and what follows it.
fn outline(part: &str) -> Option<(&str, &str)> {
    let (d, rest) = part.split_once('"')?;
    let empty = rest.split_once('>')?.0.ends_with('/');
    (empty && d.len() >= LONG).then_some((d, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_that_comes_twice_is_written_once_and_all_else_stays() {
        let d = "M1 2l3 4".repeat(20);
        let casing = format!("<path d=\"{d}\" fill=\"none\" stroke=\"#fff\"/>");
        let line = format!("<path d=\"{d}\" fill=\"none\" stroke=\"#000\"/>");
        let area = format!("<path d=\"{d}\" data-id=\"a\"><title>A</title></path>");
        let short = "<path d=\"M1 2\" fill=\"none\"/><path d=\"M1 2\" fill=\"none\"/>";
        let svg = shared(&format!("<svg>{casing}{area}{line}{short}</svg>"), "m");
        let uses = "<use href=\"#m-o0\" fill=\"none\" stroke=\"#fff\"/>";
        assert_eq!(svg.matches(&d).count(), 2, "{svg}");
        assert!(svg.starts_with(&format!("<svg><defs><path id=\"m-o0\" d=\"{d}\"/></defs>{uses}")), "{svg}");
        assert!(svg.contains("<use href=\"#m-o0\" fill=\"none\" stroke=\"#000\"/>"), "{svg}");
        assert!(svg.contains(&area) && svg.contains(short), "{svg}");
    }

    #[test]
    fn ids_of_two_pictures_cannot_meet() {
        let svg = "<?xml version=\"1.0\"?>\n<svg aria-labelledby=\"t d\"><title id=\"t\">x</title><desc id=\"d\"/>\
                   <pattern id=\"h\"/><path fill=\"url(#h)\"/><use href=\"#h\"/></svg>";
        assert_eq!(
            unique(svg, "a"),
            "<svg aria-labelledby=\"a-t a-d\"><title id=\"a-t\">x</title><desc id=\"a-d\"/>\
             <pattern id=\"a-h\"/><path fill=\"url(#a-h)\"/><use href=\"#a-h\"/></svg>"
        );
    }

    #[test]
    fn ids_that_bear_the_name_already_stay() {
        let svg = "<svg aria-labelledby=\"a-t\"><title id=\"a-t\">x</title></svg>";
        assert_eq!(unique(svg, "a"), svg);
    }
}
