"""Solves a PyPSA folder, or an MPS file, with HiGHS in several ways, each in a process of its own.

    python race.py --pypsa FOLDER --mps FILE [--methods default,ipm,hipo] [--seconds 600] [--threads N] [--hipo FOLDER]

Prints one JSON line per run, then a table. Methods: `default` is what PyPSA (or HiGHS) does when nothing is said, `ipm`
HiGHS's older interior point, `hipo` its newest; `ipm-`, `hipo-` the same without crossover, whose answer is then near
the optimum and no vertex. Times are wall seconds: read (import of the folder, reading of the file), build (the linear
problem from the network), solve (from there to values in the network, HiGHS included), highs (HiGHS alone).
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time

METHODS = ("default", "ipm", "hipo", "ipm-", "hipo-")


def options_of(method, seconds, threads):
    options = {"time_limit": float(seconds)}
    if threads:
        options["threads"] = threads
    if method != "default":
        options["solver"] = method.rstrip("-")
    if method.endswith("-"):
        options["run_crossover"] = "off"
    return options


def refused(options):
    """What this build of HiGHS does not know or lacks, in words."""
    import highspy

    highs = highspy.Highs()
    highs.silent()
    for name, value in options.items():
        if highs.setOptionValue(name, value) != highspy.HighsStatus.kOk:
            return f"HiGHS {highs.version()} has no {name}={value}"
    return None


def capacities(network):
    """What was built by carrier and build year; MW, or GJ/h of steam (MW of electricity for links)."""
    built = {}
    for static in (network.c.generators.static, network.c.links.static, network.c.storage_units.static):
        if static.empty:
            continue
        for name, row in static[static.p_nom_extendable].iterrows():
            built.setdefault(row.carrier, {})[str(row.build_year)] = float(row.p_nom_opt)
    return built


def solve_pypsa(folder, options):
    import logging
    import warnings

    warnings.simplefilter("ignore")
    import highspy
    import pypsa

    logging.disable(logging.WARNING)
    began = time.perf_counter()
    network = pypsa.Network(folder)
    read = time.perf_counter()
    network.optimize.create_model(multi_investment_periods=True, include_objective_constant=False)
    built = time.perf_counter()
    model = network.model
    status, condition = network.optimize.solve_model(solver_name="highs", output_flag=False, **options)
    solved = time.perf_counter()
    highs = getattr(model, "solver_model", None)
    optimal = condition == "optimal"
    return {
        "status": condition,
        "objective": float(network.objective) if optimal else None,
        "columns": int(model.nvars),
        "rows": int(model.ncons),
        "read": read - began,
        "build": built - read,
        "solve": solved - built,
        "highs": highs.getRunTime() if highs is not None else None,
        "version": f"PyPSA {pypsa.__version__}, HiGHS {highspy.Highs().version()}",
        "capacities": capacities(network) if optimal else None,
    }


def solve_mps(file, options):
    import highspy

    highs = highspy.Highs()
    highs.silent()
    began = time.perf_counter()
    highs.readModel(file)
    read = time.perf_counter()
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.run()
    solved = time.perf_counter()
    status = highs.modelStatusToString(highs.getModelStatus()).lower()
    return {
        "status": status,
        "objective": highs.getInfo().objective_function_value if status == "optimal" else None,
        "columns": highs.getNumCol(),
        "rows": highs.getNumRow(),
        "read": read - began,
        "build": 0.0,
        "solve": solved - read,
        "highs": highs.getRunTime(),
        "version": f"HiGHS {highs.version()}",
    }


def one(kind, path, method, seconds, threads):
    options = options_of(method, seconds, threads)
    lacking = refused(options)
    if lacking:
        return {"status": "not available", "reason": lacking}
    result = solve_pypsa(path, options) if kind == "pypsa" else solve_mps(path, options)
    # ru_maxrss is in KiB, in bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    return {**result, "peakRssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6}


def run(kind, path, method, arguments):
    """One run in a process of its own; what its libraries print is dropped."""
    command = [sys.executable, os.path.abspath(__file__), "--one", kind, path, method]
    command += ["--seconds", str(arguments.seconds), "--threads", str(arguments.threads)]
    environment = dict(os.environ)
    if method.startswith("hipo") and arguments.hipo:
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [arguments.hipo, os.environ.get("PYTHONPATH")]))
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        # Building and reading are not under HiGHS's own limit.
        out, err = child.communicate(timeout=1.5 * arguments.seconds + 120)
        lines = [line for line in out.splitlines() if line.startswith("{")]
        result = json.loads(lines[-1]) if lines else {"status": "failed", "reason": err.strip()[-500:]}
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        result = {"status": "out of time"}
    return {"problem": kind, "method": method, **result, "wall": time.perf_counter() - began}


def table(results):
    names = ("problem", "method", "status", "objective", "columns", "rows", "read", "build", "solve", "highs", "wall")
    shown = [[*names, "peak MB"]]
    for result in results:
        cells = []
        for name in (*names, "peakRssMb"):
            value = result.get(name)
            decimals = {"objective": 6, "peakRssMb": 0}.get(name, 2)
            cells.append("–" if value is None else f"{value:.{decimals}f}" if isinstance(value, float) else str(value))
        shown.append(cells)
    widths = [max(len(row[i]) for row in shown) for i in range(len(shown[0]))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths)) for row in shown)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pypsa", help="folder of a PyPSA network")
    parser.add_argument("--mps", help="free-format MPS file")
    parser.add_argument("--methods", default="default,ipm,hipo")
    parser.add_argument("--seconds", type=float, default=600, help="limit of each solve")
    parser.add_argument("--threads", type=int, default=0, help="threads of HiGHS (0: its own choice)")
    parser.add_argument("--hipo", help="folder with a highspy that has HiPO, where the installed one has not")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        kind, path, method = arguments.one
        print(json.dumps(one(kind, path, method, arguments.seconds, arguments.threads)), flush=True)
        return
    methods = arguments.methods.split(",")
    if unknown := [method for method in methods if method not in METHODS]:
        parser.error(f"no method {', '.join(unknown)}; known: {', '.join(METHODS)}")
    results = []
    for kind, path in (("pypsa", arguments.pypsa), ("mps", arguments.mps)):
        for method in methods if path else []:
            results.append(run(kind, path, method, arguments))
            print(json.dumps(results[-1]), flush=True)
    print(table(results))


if __name__ == "__main__":
    main()
