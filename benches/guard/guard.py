#!/usr/bin/env python3
"""Instructions a row of the hot path, against a stored reference: by hand, not by CI.

    python3 benches/guard/guard.py               compares; status 1 if a figure has grown
    python3 benches/guard/guard.py --store       writes the reference anew

Counts instructions of the finished program under valgrind (callgrind), which neither a
busy machine nor another processor changes much, in one thread, over two made-up cities
of the same shape. The difference between the cities divided by the difference in rows is
what a row costs; what a start costs is told apart. `check` reads and maps; `release` also
marks, weighs, tallies and draws.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REFERENCE = HERE / "reference.json"
PEOPLE = (2_000, 6_000)
GROWTH = 0.05  # hashes are keyed afresh for each run, which moves a figure by less than 1 %


def instructions(command):
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "RAYON_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", *map(str, command)],
            env=env, capture_output=True, text=True,
        )
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not found:
        raise SystemExit(f"{command} under valgrind failed:\n{run.stderr[-2000:]}")
    return int(found[1])


def city(evenhand, folder, people, form):
    data = folder / f"{people}-{form}"
    command = [evenhand, "simulate", "--people", str(people), "--out", data]
    subprocess.run(command + (["--parquet"] if form == "parquet" else []), check=True, stdout=subprocess.DEVNULL)
    text = (ROOT / "pipelines/riverton.toml").read_text().replace("../data-samples/riverton/", "")
    rows = sum(len(f.read_bytes().splitlines()) - 1 for f in data.glob("*.csv") if f.name != "population.csv")
    if form == "parquet":
        text = text.replace('format = "csv"', 'format = "parquet"').replace(".csv\"]", ".parquet\"]")
        lines = [line for line in text.splitlines() if not line.startswith(("encoding =", "separator ="))]
        text = "\n".join(lines)
    (data / "pipeline.toml").write_text(text)
    return data, rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", action="store_true")
    parser.add_argument("--evenhand", type=pathlib.Path, default=ROOT / "target/release/evenhand")
    args = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="evenhand-guard-"))
    now = {}
    try:
        rows = {}
        for form in ("csv", "parquet"):
            cities = [city(args.evenhand, folder, people, form) for people in PEOPLE]
            rows[form] = rows.get("csv") or [count for _, count in cities]
            for verb in ("check", "release"):
                counts = []
                for data, _ in cities:
                    command = [args.evenhand, verb, data / "pipeline.toml"]
                    counts.append(instructions(command + (["--yes", "--out", data / "out"] if verb == "release" else [])))
                small, large = rows[form]
                now[f"{verb}, {form}: a row"] = round((counts[1] - counts[0]) / (large - small))
                if form == "csv":
                    now[f"{verb}: a start, millions"] = round((counts[0] - small * (counts[1] - counts[0]) / (large - small)) / 1e6)
    finally:
        shutil.rmtree(folder)
    if args.store:
        REFERENCE.write_text(json.dumps(now, indent=2) + "\n")
    before = json.loads(REFERENCE.read_text())
    worse = False
    for name, count in now.items():
        was = before.get(name)
        grown = was is not None and count > was * (1 + GROWTH)
        worse |= grown
        print(f"{name:32} {count:>8}  reference {was}{'  GROWN' if grown else ''}")
    return int(worse)


if __name__ == "__main__":
    sys.exit(main())
