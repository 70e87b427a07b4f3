"""Joins the results of all rounds: report.py FOLDER RESULT; writes RESULT as JSON and prints Markdown tables.

A number is the median of all repeats of all rounds. By the clock it is what a user sees; by processor time it
is nearly the same where nothing else runs, and disturbed less where something does.
"""

import datetime
import json
import pathlib
import platform
import statistics
import sys

PROGRAMS = ["engine", "convnetjs", "pytorch"]


def of_engine(text):
    """One measurement out of the results of JMH."""
    (result,) = json.loads(text)
    metrics = result["secondaryMetrics"]
    wall = [speed for fork in metrics["samples"]["rawData"] for speed in fork]
    # Nanoseconds of the processor a second of the clock
    busy = [share for fork in metrics["cpuNanoseconds"]["rawData"] for share in fork]
    return {
        "program": "engine",
        "version": f"{result['vmName']} {result['vmVersion']}",
        "workload": result["params"]["workload"],
        "optimizer": result["params"]["optimizer"],
        "method": result["params"]["optimizer"],
        "runs": wall,
        "cpu_runs": [1e9 * speed / share for speed, share in zip(wall, busy)],
    }


def measurements(folder):
    for path in sorted(folder.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        if path.stem.endswith("-engine"):
            yield of_engine(text)
        elif text.strip():
            yield json.loads(text)


def joined(folder):
    """One entry for each workload, optimizer and program."""
    entries = {}
    for each in measurements(folder):
        key = (each["workload"], each["optimizer"], each["program"])
        entry = entries.setdefault(key, {**each, "runs": [], "cpu_runs": []})
        entry["runs"] += each["runs"]
        entry["cpu_runs"] += each["cpu_runs"]
    for entry in entries.values():
        entry["samples_per_second"] = statistics.median(entry["runs"])
        entry["samples_per_cpu_second"] = statistics.median(entry["cpu_runs"])
        entry["best_samples_per_second"] = max(entry["runs"])
    return entries


def table(title, entries, measure):
    lines = [
        f"### {title}",
        "",
        "| workload | optimizer | engine | ConvNetJS | PyTorch | engine / ConvNetJS | engine / PyTorch |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for workload, optimizer in sorted({key[:2] for key in entries}, key=lambda key: (key[0], key[1] != "sgd")):
        speeds = [entries.get((workload, optimizer, program), {}).get(measure) for program in PROGRAMS]
        cells = [f"{speed:,.0f}" if speed else "" for speed in speeds]
        ratios = [f"{speeds[0] / peer:.2f}" if speeds[0] and peer else "" for peer in speeds[1:]]
        method = entries.get((workload, optimizer, "convnetjs"), {}).get("method", optimizer)
        cells[1] += f" ({method})" if cells[1] and method != optimizer else ""
        lines.append("| " + " | ".join([workload, optimizer, *cells, *ratios]) + " |")
    return "\n".join(lines) + "\n"


def main():
    folder, target = map(pathlib.Path, sys.argv[1:3])
    entries = joined(folder)
    result = {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "machine": processor(),
        "results": list(entries.values()),
    }
    target.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(table("Training samples a second, by the clock", entries, "samples_per_second"))
    print(table("Training samples a second of processor time", entries, "samples_per_cpu_second"))
    print("\n".join(sorted({f"{each['program']}: {each['version']}" for each in entries.values()})))


def processor():
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


main()
