"""What reading and grouping must cost: bare polars over the files of `evenhand simulate`.

    floor.py keys    csv|parquet DIR [ENGINE]     F1: rows by the released keys
    floor.py persons csv|parquet DIR [ENGINE]     F2: rows by person and key

Nothing is cleaned, mapped, split, weighed or checked, ids are compared as they are written
and dates are cut, not read: less work than any release has to do. All columns are text, so
that no type is guessed and no zero of a code is lost.
"""
import sys

import polars as pl

LOGS = [
    ("requests-*", ("Timestamp", 0), ["zip", "What do you need?", "Status"]),
    ("distributions", ("date", 5), ["area", "item"]),
]

what, form, folder, *engine = sys.argv[1:]
groups = 0
for stem, (date, month), keys in LOGS:
    path = f"{folder}/{stem}.{form}"
    rows = pl.scan_csv(path, infer_schema=False) if form == "csv" else pl.scan_parquet(path)
    by = [pl.col(key) for key in keys] + [pl.col(date).str.slice(month, 2).alias("month")]
    if what == "persons":
        by.append(pl.col("phone"))
    counted = rows.group_by(by).agg(pl.len())
    groups += counted.collect(engine=engine[0] if engine else "auto").height
print(groups, "groups")
