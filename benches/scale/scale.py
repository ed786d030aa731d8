#!/usr/bin/env python3
"""How long `evenhand release` takes, whole, against the floor of bare polars.

    python3 benches/scale/scale.py                        1 and 10 million rows
    python3 benches/scale/scale.py --millions 1 10 100    the long form: 25 GB of disk

Made-up logs only (`evenhand simulate`), in a folder that stays until --clean. Builds the
program. All processes of a size run
in turn, and the fastest of --times runs counts. F1 groups the rows by the released keys,
F2 by person and key: by the Python package of polars with its streaming engine
(floor.py; `pip install polars`), which is the fastest form there is.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROWS_A_PERSON = 7.05  # rows of both logs for each person who asks


def built():
    """The program, built if need be as `.ci/package` builds it."""
    package = "profile.release.package.evenhand"
    flags = [f"--config={package}.opt-level=3", f"--config={package}.codegen-units=1"]
    subprocess.run(["cargo", "build", "--release", "--quiet", *flags], cwd=ROOT, check=True)
    return ROOT / "target/release/evenhand"


def measured(command, env=None):
    """Wall and processor seconds, peak memory in MiB, and what it wrote to stderr."""
    with tempfile.TemporaryFile() as err:
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=err, env=env)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        err.seek(0)
        said = err.read().decode(errors="replace")
    if status:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said


def logs(evenhand, data, millions, parquet):
    """A folder with a city's logs and its pipeline file."""
    people = round(millions * 1e6 / ROWS_A_PERSON)
    folder = data / f"{millions}m-{'parquet' if parquet else 'csv'}"
    if not (folder / "truth.json").exists():
        command = [evenhand, "simulate", "--people", str(people), "--areas", "120", "--districts", "8"]
        wall, cpu, memory, _ = measured(command + ["--out", folder] + (["--parquet"] if parquet else []))
        print(f"simulate: {wall:.1f} s, {cpu:.1f} s of processor, {memory:.0f} MiB", flush=True)
    text = (ROOT / "pipelines/riverton.toml").read_text()
    text = text.replace("../data-samples/riverton/", "").replace("about 3,000", f"about {people:,}")
    if parquet:
        text = text.replace('format = "csv"', 'format = "parquet"').replace(".csv\"]", ".parquet\"]")
        text = "".join(
            line + "\n" for line in text.splitlines() if not line.startswith(("encoding =", "separator ="))
        )
    (folder / "pipeline.toml").write_text(text)
    return folder


def bench(evenhand, folder, form, times, floors=True):
    env = {**os.environ, "EVENHAND_TIMES": "1"}
    env.pop("POLARS_MAX_THREADS", None)
    best = {}
    for _ in range(times):
        for what in ("keys", "persons", "release") if floors else ("release",):
            out = pathlib.Path(tempfile.mkdtemp(prefix="evenhand-scale-"))
            command = [sys.executable, HERE / "floor.py", what, form, folder, "streaming"]
            if what == "release":
                command = [evenhand, "release", folder / "pipeline.toml", "--yes", "--out", out]
            got = measured(command, env)
            shutil.rmtree(out)
            if what not in best or got[0] < best[what][0]:
                best[what] = got
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--millions", type=int, nargs="+", default=[1, 10], help="rows of both logs")
    parser.add_argument("--formats", nargs="+", default=["csv", "parquet"], choices=["csv", "parquet"])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--data", type=pathlib.Path, default=HERE / "data")
    parser.add_argument("--evenhand", type=pathlib.Path, help="a binary that is built already")
    parser.add_argument("--alone", action="store_true", help="without the floors, which need much memory")
    parser.add_argument("--clean", action="store_true", help="remove the logs at the end")
    args = parser.parse_args()
    evenhand = args.evenhand or built()
    for millions in args.millions:
        for form in args.formats:
            folder = logs(evenhand, args.data, millions, form == "parquet")
            size = sum(f.stat().st_size for f in folder.iterdir() if f.suffix in (".csv", ".parquet"))
            best = bench(evenhand, folder, form, args.times, floors=not args.alone)
            ours = best["release"]
            print(f"\n## {millions} million rows, {form}, {size / 1e6:.0f} MB\n")
            print("| | wall s | processor s | peak MiB | million rows/s |\n|---|---|---|---|---|")
            for name, what in (("keys", "F1: by key"), ("persons", "F2: by person and key"), ("release", "evenhand release")):
                if row := best.get(name):
                    print(f"| {what} | {row[0]:.2f} | {row[1]:.2f} | {row[2]:.0f} | {millions / row[0]:.2f} |")
            for name, what in (("keys", "F1"), ("persons", "F2")):
                if floor := best.get(name):
                    print(f"\nrelease = {ours[0] / floor[0]:.2f} × {what} (processor time: {ours[1] / floor[1]:.2f} × {what})")
            print()
            print("\n".join("    " + line.strip() for line in ours[3].splitlines()), flush=True)
            if args.clean:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()
