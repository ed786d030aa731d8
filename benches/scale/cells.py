#!/usr/bin/env python3
"""How long OpenDP's noise for a million cells takes in a release, and all else of it.

    python3 benches/scale/cells.py

A made-up city of 2,000 areas over five years of months, with 60 needs (the most that there can
be of each), so that the plan has some 740,000 cells. Builds the program as it is packaged.
"""
import argparse
import json
import os
import pathlib
import re
import tempfile

from scale import ROOT, built, measured


def pipeline(months):
    """The sample's pipeline file for these years, with as many needs as it takes."""
    text = (ROOT / "pipelines/riverton.toml").read_text().replace("../data-samples/riverton/", "")
    last = f"{2025 + months // 12 - 1}-12-31"
    text = re.sub(r'(?m)^(to|data_until) = .*', rf'\1 = "{last}"', text)
    more = [f"need{i:02}" for i in range(54)]
    text = re.sub(r'(?m)^keys = \["food".*', lambda m: m[0].replace("]", "".join(f', "{n}"' for n in more) + "]"), text)
    labels = "[needs.labels]\n" + "".join(f'{n} = "Need {n[4:]}"\n' for n in more)
    return text.replace("[needs.labels]\n", labels).replace('"about 3,000"', '"about 5,000,000"')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--evenhand", type=pathlib.Path, help="a binary that is built already")
    parser.add_argument("--gaussian", action="store_true")
    args = parser.parse_args()
    evenhand, months = args.evenhand or built(), 60
    with tempfile.TemporaryDirectory(prefix="evenhand-cells-") as folder:
        folder = pathlib.Path(folder)
        city = ["--people", "100000", "--areas", "2000", "--districts", "40", "--months", str(months)]
        measured([evenhand, "simulate", *city, "--clean", "--out", folder])
        text = pipeline(months)
        if args.gaussian:
            text = text.replace('unit = "person"', 'unit = "person"\nnoise = "gaussian"\ndelta = 1e-9')
        (folder / "pipeline.toml").write_text(text)
        command = [evenhand, "release", folder / "pipeline.toml", "--yes", "--out", folder / "out"]
        wall, cpu, memory, said = measured(command, {**os.environ, "EVENHAND_TIMES": "1"})
        release = json.loads(next(folder.glob("out/*/bundle/release.json")).read_text())
        print(release["mechanism"], len(release["plan"]["tables"]), "tables")
        print("\n".join("    " + line.strip() for line in said.splitlines()))
        print(f"whole: {wall:.2f} s, {cpu:.2f} s of processor, {memory:.0f} MiB")
        count(folder)


def count(folder):
    """Cells of the bundle, where the Python package of polars is there to read them."""
    try:
        import polars
    except ImportError:
        return
    cells = polars.read_parquet(next(folder.glob("out/*/bundle/measurements.parquet")))
    print(f"{cells.height:,} cells")


if __name__ == "__main__":
    main()
