// Adds what needs a script: sorting, map read-out, copying, open tables in print.
// The page says everything without it.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("page-data").textContent);
  var words = data.words;
  var announce = document.getElementById("announce");
  function each(list, work) { Array.prototype.forEach.call(list, work); }
  function fill(text, name, value) { return text.replace("{" + name + "}", function () { return value; }); }

  // Tables: a real button in each heading.
  function valueOf(row, column, kind) {
    var cell = row.children[column];
    if (kind === "text") { return cell.textContent.trim(); }
    var raw = cell.getAttribute("data-sort");
    return raw === null || raw === "" ? null : Number(raw);
  }
  function sort(table, column, kind, down) {
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows).map(function (row, i) {
      return { row: row, value: valueOf(row, column, kind), i: i };
    });
    rows.sort(function (a, b) {
      if (a.value === null || b.value === null) {
        return a.value === b.value ? a.i - b.i : a.value === null ? 1 : -1;
      }
      var order = kind === "text"
        ? a.value.localeCompare(b.value, document.documentElement.lang, { numeric: true })
        : a.value - b.value;
      return (down ? -order : order) || a.i - b.i;
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
  }
  each(document.querySelectorAll("table.data"), function (table) {
    var heads = table.querySelectorAll("th[data-sortable]");
    each(heads, function (head, column) {
      var label = head.textContent.trim();
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      // Browsers do not print buttons in headings that repeat on each page.
      var printed = document.createElement("span");
      printed.className = "printed";
      printed.textContent = label;
      printed.setAttribute("aria-hidden", "true");
      head.textContent = "";
      head.appendChild(button);
      head.appendChild(printed);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        each(heads, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, head.getAttribute("data-sortable"), down);
        announce.textContent = fill(down ? words.descending : words.ascending, "column", label);
      });
    });
  });

  // Maps: point, touch, or Tab and arrow keys; the read-out is a live region.
  // A map is drawn twice, for wide and for narrow screens; style shows one of them.
  each(document.querySelectorAll("figure.map svg"), function (svg) {
    var figure = svg.closest("figure");
    function entryOf(place) {
      var id = place.getAttribute("data-id");
      return Object.prototype.hasOwnProperty.call(data.readouts, id) ? data.readouts[id] : null;
    }
    var places = Array.prototype.filter.call(svg.querySelectorAll("[data-id]"), entryOf);
    if (!places.length) { return; }
    // A zone of several areas is one stop for the keyboard.
    var stops = places.filter(function (place, i) {
      return places.findIndex(function (other) { return entryOf(other).key === entryOf(place).key; }) === i;
    });
    var readout = figure.querySelector(".readout");
    readout.hidden = false;
    // An image may not hold things to focus, and its title would pop up.
    var title = svg.querySelector("title");
    svg.setAttribute("role", "group");
    if (title) {
      svg.removeAttribute("aria-labelledby");
      svg.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    // The outline of the chosen place is drawn above its neighbours.
    function mark(place) {
      var outline = place.cloneNode(true);
      each(outline.querySelectorAll("text, title"), function (own) { own.remove(); });
      each([outline].concat(Array.prototype.slice.call(outline.querySelectorAll("*"))), function (part) {
        ["id", "data-id", "class", "tabindex", "role", "aria-label", "style"].forEach(function (name) { part.removeAttribute(name); });
      });
      outline.setAttribute("class", "chosen");
      outline.setAttribute("aria-hidden", "true");
      // At the end of the picture, above borders and names, wherever its group is.
      var m = svg.getScreenCTM().inverse().multiply(place.getScreenCTM());
      outline.setAttribute("transform", "matrix(" + [m.a, m.b, m.c, m.d, m.e, m.f].join(" ") + ")");
      svg.appendChild(outline);
    }
    function choose(place) {
      var entry = entryOf(place);
      each(svg.querySelectorAll(".chosen"), function (old) { old.remove(); });
      places.forEach(function (other) { if (entryOf(other).key === entry.key) { mark(other); } });
      stops.forEach(function (stop) {
        stop.setAttribute("tabindex", entryOf(stop).key === entry.key ? "0" : "-1");
      });
      readout.classList.add("told");
      // A map of two figures at once says also which class they make.
      var own = place.getAttribute("data-class");
      readout.textContent = entry.name + ": " + (own ? own + ". " : "") + entry.text;
    }
    places.forEach(function (place) {
      var i = stops.indexOf(place);
      each(place.querySelectorAll("title"), function (own) { own.remove(); });
      place.setAttribute("role", "img");
      place.setAttribute("aria-label", entryOf(place).name);
      place.setAttribute("tabindex", i === 0 ? "0" : "-1");
      place.addEventListener("pointerenter", function () { choose(place); });
      place.addEventListener("click", function () { place.focus(); choose(place); });
      place.addEventListener("focus", function () { choose(place); });
      place.addEventListener("keydown", function (event) {
        var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        var to = step ? (i + step + stops.length) % stops.length
          : event.key === "Home" ? 0 : event.key === "End" ? stops.length - 1 : -1;
        if (to >= 0) { event.preventDefault(); stops[to].focus(); }
      });
    });
  });
  each(document.querySelectorAll(".script-only"), function (note) {
    note.hidden = !document.querySelector(".map [tabindex]");
  });

  // Sentences: a button that copies sentence and source.
  function copy(text) {
    if (navigator.clipboard && navigator.clipboard.writeText) {
      return navigator.clipboard.writeText(text);
    }
    var area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }
  each(document.querySelectorAll("[data-copy]"), function (sentence) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.setAttribute("aria-label", words.copy + ": " + sentence.textContent);
    button.addEventListener("click", function () {
      copy(sentence.getAttribute("data-copy")).then(function () {
        button.textContent = words.copied;
        announce.textContent = words.copied;
      }, function () {
        window.getSelection().selectAllChildren(sentence);
      });
    });
    sentence.parentNode.appendChild(button);
  });

  // A district's own sheet: everything else steps aside while it is printed.
  each(document.querySelectorAll("section.district"), function (district) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.print;
    button.setAttribute("aria-label", words.print + ": " + district.querySelector("h3").textContent);
    button.addEventListener("click", function () {
      document.body.classList.add("one-district");
      district.classList.add("printed-alone");
      window.print();
      district.classList.remove("printed-alone");
      document.body.classList.remove("one-district");
    });
    district.insertBefore(button, district.children[1]);
  });

  // Print shows every table, and closes again what was closed.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    each(document.querySelectorAll("details:not([open])"), function (d) { d.open = true; opened.push(d); });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
    opened = [];
  });
})();
