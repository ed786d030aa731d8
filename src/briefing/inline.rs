//! Several SVG documents in one page: ids made unique.

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

#[cfg(test)]
mod tests {
    use super::*;

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
