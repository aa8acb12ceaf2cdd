"""The command line: ``tillit COMMAND``; ``tillit --help`` lists the commands."""

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tillit import __version__, console
from tillit.experiments.settings import REPLICATIONS, parse_assignments
from tillit.model.errors import ParameterError, TillitError
from tillit.model.text import Language

if TYPE_CHECKING:
    from tillit.experiments.plan import Plan
    from tillit.experiments.simulation import Progress

app = typer.Typer(
    name="tillit",
    help="Compare ways of governing an organisation: trust and incentive control, under the same luck.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

USAGE_ERROR: type[typer.BadParameter] = typer.BadParameter.__mro__[1]
"""Every mistake on the command line that typer finds itself; it does not export the class."""

CANCELLED = 130
ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

Scenario = Annotated[str, typer.Argument(help="A scenario; see tillit list.", metavar="SCENARIO")]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=VALUE",
        help="A lever, task quantity or assumption; may be repeated. A lever holds from the start (compare: "
        "from --since), and the arm's dated events after that still apply. In compare, ablate, boundary and "
        "levers, a.NAME and b.NAME set a lever in one arm; in check, ARM.NAME.",
    ),
]
Graph = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Your own organisation: a personnel table (.csv, .tsv), .graphml, .gexf or an edge list (.txt).",
    ),
]
Years = Annotated[str | None, typer.Option(metavar="N", help="Years to simulate, 52 weeks each.")]
Seed = Annotated[str, typer.Option(metavar="S", help="Seed of the luck, a whole number from 0.")]
Every = Annotated[
    str, typer.Option(metavar="WEEKS", help="Weeks that a row of the steps/ files stands for, e.g. 52.")
]
Measures = Annotated[
    str | None, typer.Option(metavar="A,B", help="Only these measures, comma-separated; see tillit list.")
]
Engine = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="native (compiled) or reference (plain Python); same results."),
]
Threads = Annotated[str | None, typer.Option(metavar="N", help="Threads; changes no result.")]
Out = Annotated[
    str | None, typer.Option(metavar="DIR", help="The run folder; by default one in ./tillit-runs.")
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output, nothing else.")]
Lang = Annotated[str, typer.Option(metavar="sv|en", help="Language of the figure and the tables.")]


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        console.say(f"tillit {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        console.say(context.get_help())


@app.command("list")
def list_(json_: Json = False, lang: Lang = "en") -> None:
    """Show all there is to choose from: the data dictionary."""
    from tillit.listing import dictionary, show_dictionary

    language = _language(lang)
    if json_:
        _print_json(dictionary())
    else:
        show_dictionary(language)


@app.command()
def run(
    scenario: Scenario,
    arm: Annotated[str | None, typer.Option(metavar="NAME", help="An arm of the scenario.")] = None,
    regime: Annotated[str | None, typer.Option(metavar="NAME", help="A regime, held constant.")] = None,
    set_: Set = None,
    graph: Graph = None,
    years: Years = None,
    seed: Seed = "1",
    measures: Measures = None,
    every: Every = "1",
    engine: Engine = None,
    threads: Threads = None,
    out: Out = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Simulate one run of one arm, in full.

    Example: tillit run home_care --regime hybrid --years 2
    """
    from tillit.experiments import single
    from tillit.experiments.plan import make_plan
    from tillit.experiments.run_folder import RunFolder

    language = _language(lang)
    if arm is not None and regime is not None:
        raise ParameterError(f"--arm {arm} and --regime {regime} are two ways of governing; give one of them")
    plan = make_plan(
        scenario,
        {"a": regime if arm is None else arm},
        overrides=parse_assignments(set_ or []),
        replications=1,
        years=years,
        seed=seed,
        graph=graph,
        measures=measures,
        every=every,
        engine=engine,
        threads=threads,
    )
    configuration = {**single.describe(plan), "language": language}
    with RunFolder(_folder(out, "run", plan.scenario.name, configuration), configuration) as folder:
        console.notices(plan.engine, engine, plan.notices)
        with console.progress(plan.run_weeks) as progress:
            result = single.carry_out(plan, progress)
        path = result.write(folder, threads=plan.threads)
    if json_:
        _print_json({**result.document(), "folder": str(path)})
    else:
        console.show_single(result, language)
        console.show_files(language, folder=str(path))


@app.command()
def compare(
    scenario: Scenario,
    a: Annotated[str | None, typer.Option("--a", metavar="NAME", help="Arm or regime A.")] = None,
    b: Annotated[str | None, typer.Option("--b", metavar="NAME", help="Arm or regime B.")] = None,
    set_: Set = None,
    replications: Annotated[
        str, typer.Option(metavar="N", help="Pairs of runs; both arms of a pair share their luck.")
    ] = str(REPLICATIONS),
    graph: Graph = None,
    years: Years = None,
    seed: Seed = "1",
    since: Annotated[
        str, typer.Option(metavar="YEAR", help="The year from which levers given with --set hold.")
    ] = "0",
    measures: Measures = None,
    every: Every = "1",
    engine: Engine = None,
    threads: Threads = None,
    out: Out = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Compare two ways of governing the same organisation, under the same luck.

    Example: tillit compare home_care --b hybrid --set opportunists=0.4 --lang sv
    """
    from tillit.experiments import comparison
    from tillit.experiments.plan import make_plan
    from tillit.experiments.run_folder import RunFolder

    language = _language(lang)
    plan = make_plan(
        scenario,
        {"a": a, "b": b},
        overrides=parse_assignments(set_ or []),
        replications=replications,
        years=years,
        seed=seed,
        graph=graph,
        measures=measures,
        every=every,
        engine=engine,
        threads=threads,
        since=since,
    )

    from tillit.experiments import report  # after the checks: drawing takes a while to load

    configuration = {**comparison.describe(plan), "language": language}
    with RunFolder(_folder(out, "compare", plan.scenario.name, configuration), configuration) as folder:
        console.notices(plan.engine, engine, plan.notices)
        with console.progress(plan.run_weeks) as progress:
            result = comparison.carry_out(plan, progress, keep=folder.shard)
        path = report.write(result, folder, language, threads=plan.threads)
    files = {"folder": str(path), "figure": str(path / report.FIGURE)}
    if json_:
        _print_json({**report.document(result), **files})
    else:
        console.show_comparison(result, language)
        console.show_files(language, **files)


@app.command()
def check(
    scenario: Annotated[
        list[str] | None,
        typer.Argument(help="Scenarios; all that make claims, if none is named.", metavar="[SCENARIO]..."),
    ] = None,
    seed: Seed = "1",
    replications: Annotated[
        str | None, typer.Option(metavar="N", help="Runs of each arm; with --points, at each point.")
    ] = None,
    set_: Set = None,
    points: Annotated[
        str | None,
        typer.Option(metavar="N", help="Vary every assumption: in what share of N points does a claim hold?"),
    ] = None,
    vary: Annotated[
        str | None,
        typer.Option(metavar="X", help="With --points: how far, as a share of each value; 0.5 if not given."),
    ] = None,
    engine: Engine = None,
    threads: Threads = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Check what scenarios claim: observed, interval, verdict, and that each claim fails in its placebo.

    Exit code 1 if a claim is not supported, or is supported in its placebo, too.

    Example: tillit check --lang sv
    """
    from tillit import claims, scenarios
    from tillit.experiments import check as checks
    from tillit.experiments import robustness as shares

    language = _language(lang)
    if vary is not None and points is None:
        raise ParameterError(f"--vary {vary} says how far points lie; also pass how many, e.g. --points 100")
    names = scenario or [name for name, each in scenarios.registry().items() if each.claims]
    given = {"replications": replications, "points": points, "vary": vary}
    settings: dict[str, Any] = {
        **{name: value for name, value in given.items() if value is not None},
        "seed": seed,
        "engine": engine,
        "threads": threads,
        "overrides": parse_assignments(set_ or []),
    }
    names = list(dict.fromkeys(names))
    if points is None:
        plans = [checks.make_check_plan(name, **settings) for name in names]
        results = _in_turn([(plan, partial(checks.carry_out, plan)) for plan in plans], engine)
        documents = [row for result in results for row in result.document()]
    else:
        wide = [shares.make_robustness_plan(name, **settings) for name in names]
        results = _in_turn([(each.plan, partial(shares.carry_out, each)) for each in wide], engine)
        documents = [result.document() for result in results]
    if json_:
        _print_json(documents)
    else:
        claims.show(results, language)
    if not all(result.passed for result in results):
        raise typer.Exit(1)


@app.command()
def ablate(
    scenario: Scenario,
    a: Annotated[str | None, typer.Option("--a", metavar="NAME", help="Arm or regime A.")] = None,
    b: Annotated[str | None, typer.Option("--b", metavar="NAME", help="Arm or regime B.")] = None,
    set_: Set = None,
    mechanisms: Annotated[
        str | None,
        typer.Option(metavar="A,B", help="Only these mechanisms, comma-separated; see tillit list."),
    ] = None,
    replications: Annotated[
        str | None, typer.Option(metavar="N", help="Pairs of runs, of every model; 12 if not given.")
    ] = None,
    graph: Graph = None,
    years: Years = None,
    seed: Seed = "1",
    measures: Annotated[
        str | None,
        typer.Option(
            metavar="A,B", help="Only these measures; those the scenario shows over time, if not given."
        ),
    ] = None,
    engine: Engine = None,
    threads: Threads = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Find which mechanisms carry a difference: compare again without each of them, under the same luck.

    Exit code 1 if one and the same arm under two names makes a difference, which it must not.

    Example: tillit ablate home_care --measures true_output,cooperation
    """
    from tillit import ablation as page
    from tillit.experiments import ablation

    language = _language(lang)
    plan = ablation.make_ablation_plan(
        scenario,
        a=a,
        b=b,
        overrides=parse_assignments(set_ or []),
        mechanisms=mechanisms,
        replications=ablation.REPLICATIONS if replications is None else replications,
        graph=graph,
        years=years,
        seed=seed,
        measures=measures,
        engine=engine,
        threads=threads,
    )
    console.notices(plan.plan.engine, engine, plan.plan.notices)
    with console.progress(plan.plan.run_weeks) as progress:
        result = ablation.carry_out(plan, progress)
    if json_:
        _print_json(result.document())
    else:
        page.show(result, language)
    if not result.passed:
        raise typer.Exit(1)


@app.command()
def boundary(
    scenario: Scenario,
    x: Annotated[
        str,
        typer.Option(
            "--x",
            metavar="NAME[=LOW:HIGH[:N]]",
            help="What varies to the right: a task quantity, assumption or lever (b.NAME in one arm).",
        ),
    ],
    y: Annotated[str, typer.Option("--y", metavar="NAME[=LOW:HIGH[:N]]", help="What varies upwards.")],
    a: Annotated[str | None, typer.Option("--a", metavar="NAME", help="Arm or regime A.")] = None,
    b: Annotated[str | None, typer.Option("--b", metavar="NAME", help="Arm or regime B.")] = None,
    others: Annotated[
        str | None,
        typer.Option(metavar="C,D", help="More arms or regimes: is one of them best of all in a cell?"),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="What an arm wins by; true output less harm (service), if not given."
        ),
    ] = None,
    least: Annotated[
        str | None,
        typer.Option(
            metavar="X", help="An arm must give this much to win, in the measure's unit; 0.05 if not given."
        ),
    ] = None,
    steps: Annotated[
        str | None, typer.Option(metavar="N", help="Values along an axis, 2 to 25; 7 if not given.")
    ] = None,
    levers: Annotated[
        bool,
        typer.Option("--levers", help="Which levers explain the flip: where A leads most, and where B does."),
    ] = False,
    set_: Set = None,
    replications: Annotated[
        str | None, typer.Option(metavar="N", help="Pairs of runs in each cell; 12 if not given.")
    ] = None,
    graph: Graph = None,
    years: Years = None,
    seed: Seed = "1",
    engine: Engine = None,
    threads: Threads = None,
    out: Out = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Map where the answer flips: two arms in every cell of two quantities, under the same luck.

    Says where A wins, where B, where neither gives anything, and where it cannot be told.

    Example: tillit boundary home_care --x alignment --y opportunists --levers
    """
    from tillit.experiments import boundary as map_
    from tillit.experiments.run_folder import RunFolder

    language = _language(lang)
    given = {"measure": measure, "least": least, "steps": steps, "replications": replications}
    plan = map_.make_boundary_plan(
        scenario,
        x=x,
        y=y,
        a=a,
        b=b,
        others=others,
        levers=levers,
        overrides=parse_assignments(set_ or []),
        graph=graph,
        years=years,
        seed=seed,
        engine=engine,
        threads=threads,
        **{name: value for name, value in given.items() if value is not None},
    )

    from tillit import boundary_table as page  # after the checks: drawing takes a while to load
    from tillit.experiments import map_report

    configuration = {**plan.describe(), "language": language}
    scenario_name = plan.plan.scenario.name
    with RunFolder(_folder(out, "boundary", scenario_name, configuration), configuration) as folder:
        console.notices(plan.plan.engine, engine, (plan.size(), *plan.plan.notices))
        with console.progress(plan.run_weeks) as progress:
            result = map_.carry_out(plan, progress)
        path = map_report.write(result, folder, language, threads=plan.plan.threads)
    files = {"folder": str(path), "figure": str(path / map_report.FIGURE)}
    if json_:
        _print_json({**result.document(), **files})
    else:
        page.show(result, language)
        console.show_files(language, **files)


@app.command("levers")
def levers_(
    scenario: Scenario,
    a: Annotated[str | None, typer.Option("--a", metavar="NAME", help="Arm or regime A.")] = None,
    b: Annotated[str | None, typer.Option("--b", metavar="NAME", help="Arm or regime B.")] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="What is explained; true output less harm (service), if not given."
        ),
    ] = None,
    set_: Set = None,
    replications: Annotated[
        str | None, typer.Option(metavar="N", help="Random orders of the levers; 24 if not given.")
    ] = None,
    graph: Graph = None,
    years: Years = None,
    seed: Seed = "1",
    engine: Engine = None,
    threads: Threads = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Which levers explain the difference between two arms.

    Goes from A to B one lever at a time, in random orders, under the same luck.

    Example: tillit levers home_care --b hybrid --measure true_output
    """
    from tillit import levers_table as page
    from tillit.experiments import contributions

    language = _language(lang)
    plan = contributions.make_levers_plan(
        scenario,
        a=a,
        b=b,
        measure=contributions.MEASURE if measure is None else measure,
        overrides=parse_assignments(set_ or []),
        replications=contributions.REPLICATIONS if replications is None else replications,
        graph=graph,
        years=years,
        seed=seed,
        engine=engine,
        threads=threads,
    )
    console.notices(plan.plan.engine, engine, plan.plan.notices)
    with console.progress(plan.plan.run_weeks) as progress:
        result = contributions.carry_out(plan, progress)
    if json_:
        _print_json(result.document())
    else:
        page.show(result, language)


@app.command()
def contest(
    scenario: Scenario,
    regimes: Annotated[
        str | None,
        typer.Option(metavar="A,B", help="Only these regimes or arms, comma-separated; all if not given."),
    ] = None,
    measure: Annotated[
        str, typer.Option(metavar="NAME", help="What they are judged by, where more is better.")
    ] = "service",
    set_: Set = None,
    replications: Annotated[
        str | None, typer.Option(metavar="N", help="Runs of each regime; 20 if not given.")
    ] = None,
    points: Annotated[
        str | None,
        typer.Option(
            metavar="N",
            help="Vary all assumptions at once, N times: how often does the other of a pair lead?",
        ),
    ] = None,
    vary: Annotated[
        str | None,
        typer.Option(metavar="X", help="With --points: how far, as a share of each value; 0.5 if not given."),
    ] = None,
    graph: Graph = None,
    years: Years = None,
    seed: Seed = "1",
    engine: Engine = None,
    threads: Threads = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Find which regime does best here: all of them under the same luck, every pair with its interval.

    Names no winner if all give next to nothing.

    Example: tillit contest home_care --points 60
    """
    from tillit import contest_table as page
    from tillit.experiments import contest as duels

    language = _language(lang)
    if vary is not None and points is None:
        raise ParameterError(f"--vary {vary} says how far points lie; also pass how many, e.g. --points 100")
    given = {"replications": replications, "points": points, "vary": vary}
    plan = duels.make_contest_plan(
        scenario,
        regimes=regimes,
        measure=measure,
        years=years,
        seed=seed,
        graph=graph,
        overrides=parse_assignments(set_ or []),
        engine=engine,
        threads=threads,
        **{name: value for name, value in given.items() if value is not None},
    )
    console.notices(plan.plan.engine, engine, plan.plan.notices)
    with console.progress(plan.plan.run_weeks) as progress:
        result = duels.carry_out(plan, progress)
    if json_:
        _print_json(result.document())
    else:
        page.show(result, language)


@app.command()
def patterns(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Patterns; all, if none is named. See tillit list.", metavar="PATTERN"),
    ] = None,
    replications: Annotated[
        str | None,
        typer.Option(
            metavar="N", help="Runs of each setting: 48; with --ablate 12, with --points 4 each time."
        ),
    ] = None,
    seed: Seed = "1",
    points: Annotated[
        str | None,
        typer.Option(
            metavar="N", help="Vary all assumptions at once, N times: how often does each statement hold?"
        ),
    ] = None,
    vary: Annotated[
        str | None,
        typer.Option(metavar="X", help="With --points: how far, as a share of each value; 0.5 if not given."),
    ] = None,
    ablate: Annotated[
        bool,
        typer.Option(
            "--ablate", help="Take mechanisms away, one at a time: which statements are lost? Takes long."
        ),
    ] = False,
    mechanisms: Annotated[
        str | None,
        typer.Option(metavar="A,B", help="With --ablate: only these mechanisms; see tillit list."),
    ] = None,
    engine: Engine = None,
    threads: Threads = None,
    out: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Write a picture of each pattern, and tables, into this folder."),
    ] = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Judge what the model must show in general, stated before it was calibrated: ten patterns.

    Of every statement: the number, its interval, the verdict. Exit code 1 if a statement is not supported.

    Example: tillit patterns worse_before_better --out pictures
    """
    from tillit import patterns_table as page
    from tillit.experiments import pattern_report, pattern_robustness
    from tillit.experiments import patterns as judging
    from tillit.experiments.run_folder import RunFolder

    language = _language(lang)
    if vary is not None and points is None:
        raise ParameterError(f"--vary {vary} says how far points lie; also pass how many, e.g. --points 100")
    if mechanisms is not None and not ablate:
        raise ParameterError(f"--mechanisms {mechanisms} says what to remove; also pass --ablate")
    if ablate and points is not None:
        raise ParameterError(f"--ablate and --points {points} are two questions; ask one at a time")
    if out is not None and (ablate or points is not None):
        raise ParameterError(f"--out {out} is for pictures; with --ablate or --points use --json instead")
    given = {"replications": replications, "points": points, "vary": vary, "mechanisms": mechanisms}
    settings: dict[str, Any] = {
        **{name: value for name, value in given.items() if value is not None},
        "seed": seed,
        "engine": engine,
        "threads": threads,
    }
    carry_out: Callable[[Progress | None], Any]
    show: Callable[[Any, Language], None]
    result: Any
    if points is not None:
        wide = pattern_robustness.make_pattern_robustness_plan(names, **settings)
        plan, carry_out = wide.plan, partial(pattern_robustness.carry_out, wide)
        show = page.show_robustness
    elif ablate:
        removed = pattern_robustness.make_pattern_ablation_plan(names, **settings)
        plan, carry_out = removed.plan, partial(pattern_robustness.carry_out_ablation, removed)
        show = page.show_ablation
    else:
        plan = judging.make_pattern_plan(names, **settings)
        carry_out, show = partial(judging.carry_out, plan), page.show
    console.notices(plan.engine, engine, ())
    if out is None:
        with console.progress(plan.run_weeks) as progress:
            result = carry_out(progress)
    else:
        with RunFolder(Path(out), pattern_report.configuration(plan)) as folder:
            with console.progress(plan.run_weeks) as progress:
                result = carry_out(progress)
            pattern_report.write(result, folder, language)
    if json_:
        _print_json(result.document())
    else:
        show(result, language)
    if not result.passed:
        raise typer.Exit(1)


@app.command()
def dashboard(
    lang: Annotated[str, typer.Option(metavar="sv|en", help="Language of the page until changed.")] = "sv",
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Who can reach it: 0.0.0.0 for everybody on the network.")
    ] = "127.0.0.1",
    port: Annotated[str, typer.Option(metavar="P", help="Port, 1 to 65535.")] = "8765",
    jobs: Annotated[
        str | None, typer.Option(metavar="N", help="Comparisons computed at a time; more wait in line.")
    ] = None,
    visitors: Annotated[str | None, typer.Option(metavar="N", help="Open pages at a time.")] = None,
    size: Annotated[
        str | None,
        typer.Option(metavar="N", help="Largest comparison, in member-weeks: members x weeks x runs."),
    ] = None,
) -> None:
    """Compare in the browser: levers, curves and the answer in words, in Swedish and English.

    Nothing is fetched from outside and nothing is sent out. Stop it with Ctrl+C.

    Example: tillit dashboard --lang en --visitors 30
    """
    from tillit.experiments.plan import whole_number

    language = _language(lang)
    number = whole_number("port", port, 1, 65535, "a port of this computer", 8765)
    from tillit.dashboard import server
    from tillit.dashboard.limits import Limits

    limits = Limits.parse(jobs=jobs, visitors=visitors, size=size)
    server.serve(host, number, language, limits, ready=console.say)


@app.command()
def validate(
    all_: Annotated[bool, typer.Option("--all", help="Also the checks that take minutes.")] = False,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Check the program against closed forms, published numbers, other routes, and itself.

    Exit code 1 if a check fails. See docs/validation.md.
    """
    from tillit.validation import validate as checks

    language = _language(lang)
    results = checks(everything=all_)
    if json_:
        _print_json([result.document() for result in results])
    else:
        console.show_validation(results, language)
    if not all(result.passed for result in results):
        raise typer.Exit(1)


@app.command()
def bench(
    peers: Annotated[
        bool,
        typer.Option(
            "--peers", help="Also other programs at the same work; from a checkout, about 5 minutes."
        ),
    ] = False,
    threads: Annotated[
        str | None, typer.Option(metavar="N", help="The most threads; the machine's cores, if not given.")
    ] = None,
    members: Annotated[
        str | None,
        typer.Option(metavar="N,N", help="Sizes of the kernel's benchmarks; 1000 to 1000000, if not given."),
    ] = None,
    json_: Json = False,
    lang: Lang = "en",
) -> None:
    """Measure how fast the kernel and the whole model are, here and now; about a minute.

    Example: tillit bench --peers --members 1000,100000
    """
    from tillit import bench_table
    from tillit.experiments import benchmark

    language = _language(lang)
    settings = benchmark.make_settings(peers=peers, threads=threads, members=members)
    with bench_table.watched(language, peers) as step:
        document = benchmark.bench(settings, step)
    if json_:
        _print_json(document)
    else:
        bench_table.show(document, language)


def main() -> None:
    """Run the command line; a user's mistake is one line on standard error and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            # Swedish letters must survive a terminal or a pipe of another encoding.
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for number in ENDINGS:
        # A shell without job control lets what it runs in the background ignore Ctrl-C.
        if number != signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    code: object = 0
    try:
        code = typer.main.get_command(app).main(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except TillitError as error:
        code = console.complain(str(error))
    except USAGE_ERROR as error:
        code = console.complain(error.format_message())
    except BrokenPipeError:
        code = 128 + 13  # nobody reads on, as with `| head`; as if ended by that signal
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - until the end
    except (OSError, UnicodeError) as error:
        code = console.complain(f"{error}; check the file, the folder, or where the output goes")
    except (KeyboardInterrupt, typer.Abort):
        code = CANCELLED
    if code == CANCELLED:  # typer turns an interrupt inside a command into this code, silently
        console.complain("cancelled; nothing is left half written")
        code = 128 + (console.ended or [signal.SIGINT])[0]
    sys.exit(code)  # type: ignore[arg-type]


def _end(number: int, _: object) -> None:
    """Treat being ended from outside as being cancelled, so that nothing is left half written."""
    console.ended.append(number)
    raise KeyboardInterrupt


def _in_turn(jobs: "Sequence[tuple[Plan, Callable[[Progress | None], Any]]]", asked: str | None) -> list[Any]:
    """Carry out plans one after another under one bar of progress; return their results."""
    results: list[Any] = []
    before = 0
    for plan, _ in jobs[:1]:
        console.notices(plan.engine, asked, ())
    with console.progress(sum(plan.run_weeks for plan, _ in jobs)) as bar:

        def progress(done: int) -> None:
            bar(before + done)

        for plan, carry_out in jobs:
            results.append(carry_out(progress))
            before += plan.run_weeks
    return results


def _folder(out: str | None, command: str, scenario: str, configuration: dict[str, Any]) -> Path:
    from tillit.model.scenario import digest

    if out is not None:
        return Path(out)
    return Path("tillit-runs") / f"{command}-{scenario}-{digest(configuration)[:8]}"


def _language(given: str) -> Language:
    if given not in ("sv", "en"):
        raise ParameterError(f"lang={given} is not a language of the program; pass sv or en")
    return given  # type: ignore[return-value]


def _print_json(document: object) -> None:
    console.say(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1))
