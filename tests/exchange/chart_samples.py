"""Charts of the invented commune Bình Minh: the ordinary ones and the awkward ones."""

from __future__ import annotations

from decimal import Decimal

from bhdesk.domain import charts
from bhdesk.domain.catalogue import Measure
from bhdesk.domain.charts import MeasureYear
from bhdesk.domain.document import Chart, ChartKind, Role, Series
from bhdesk.domain.periods import Month
from tests.exchange.paper_samples import LONG_NAMES, VILLAGES

VOLUNTARY = Measure("vsi", "Số người tham gia BHXH tự nguyện", "BHXH tự nguyện")
CLOSINGS = (520, 516, 531, 548, 612, 628)
LAST_YEAR = (430, 441, 452, 470, 488, 497, 501, 505, 507, 509, 510, 512)
PERCENT = "% kế hoạch"
LONG = tuple(name for name, *_ in LONG_NAMES)


def year(**changes: object) -> MeasureYear:
    known: dict[str, object] = {
        "measure": VOLUNTARY, "month": Month(2026, 6), "start": 512, "values": CLOSINGS,
        "target": 769, "year_ago": LAST_YEAR,
    }  # fmt: skip
    return MeasureYear(**(known | changes))  # type: ignore[arg-type]


def coverage(
    names: tuple[str, ...],
    shares: tuple[str | None, ...],
    paces: tuple[str | None, ...],
    marked: tuple[int, ...] = (),
) -> Chart:
    values = tuple(None if share is None else Decimal(share) for share in shares)
    texts = tuple("–" if share is None else share.replace(".", ",") + "%" for share in shares)
    wanted = tuple(None if pace is None else Decimal(pace) for pace in paces)
    series = (
        Series(Role.ACTUAL, "Đạt tiến độ", values, texts),
        Series(Role.PLAN, "Mức cần đạt đến hết tháng 5/2026", wanted),
    )
    caption = "Biểu đồ 1. Tỷ lệ thực hiện kế hoạch theo thôn"
    return Chart(
        ChartKind.COVERAGE, names, series, PERCENT, caption, marked=marked,
        marked_name="Chậm tiến độ",
    )  # fmt: skip


def by_indicator(
    names: tuple[str, ...] = ("BHXH tự nguyện", "BHYT", "BHTN", "BHYT học sinh")
) -> Chart:
    def series(role: Role, name: str, rows: tuple[tuple[str | None, str], ...]) -> Series:
        values = tuple(None if share is None else Decimal(share) for share, _ in rows)
        return Series(role, name, values, tuple(text for _, text in rows))

    plan = (("100", "769"), ("100", "23.742"), ("100", "6.076"), (None, "–"))
    actual = (("81.66", "628 (81,66%)"), ("97.92", "23.248 (97,92%)"), ("0", "0 (0,00%)"),
              (None, "1.204"))  # fmt: skip
    ahead = (("96.75", "744 (96,75%)"), ("101.2", "24.027 (101,20%)"), (None, "–"), (None, "–"))
    return Chart(
        ChartKind.FORECAST,
        names,
        (
            series(Role.PLAN, "Kế hoạch", plan),
            series(Role.ACTUAL, "Thực hiện đến hết tháng 6/2026", actual),
            series(Role.FORECAST, "Dự báo hết năm 2026", ahead),
        ),
        PERCENT,
        "Biểu đồ 2. Kế hoạch, thực hiện và dự báo",
    )


SHARES = tuple(share for *_, share in VILLAGES)
SIX = coverage(tuple(name for name, *_ in VILLAGES), SHARES, ("79.3",) * 6, (1, 2, 4))
SIXTY = coverage(
    LONG, tuple(f"{60 + n * 0.9:.2f}" if n % 11 else None for n in range(60)), ("81.30",) * 60,
    tuple(range(24)),
)  # fmt: skip
ODD = coverage(
    ("Thôn A", "Thôn B", "Thôn C", "Thôn D"), ("100.41", "250.00", "0.00", None),
    ("100.00", "92.00", "50.00", None), (2,),
)  # fmt: skip

CHARTS: dict[str, Chart] = {
    "progress": charts.progress_chart(year()),
    "gap": charts.progress_chart(year(values=(520, None, 531, 548, None, 628))),
    "no target": charts.progress_chart(year(target=None)),
    "no start": charts.progress_chart(year(start=None)),
    "one month": charts.progress_chart(year(month=Month(2026, 1), values=(520,))),
    "all zero": charts.progress_chart(year(start=0, values=(0,) * 6, target=None)),
    "over": charts.progress_chart(year(values=(600, 700, 800, 850, 900, 980))),
    "large": charts.progress_chart(
        year(start=22_000, values=(22_100, 22_350, 22_410, 22_700, 23_010, 23_248), target=23_742)
    ),
    "december": charts.progress_chart(
        year(month=Month(2026, 12), values=(*CLOSINGS, 640, 655, 690, 720, 741, 770))
    ),
    "blank": charts.progress_chart(year(start=None, values=(), target=None)),
    "trend": charts.trend_chart(year()),
    "large trend": charts.trend_chart(
        year(values=tuple(range(22_100, 23_300, 100)), year_ago=tuple(range(21_000, 22_200, 100)))
    ),
    "falling": charts.trend_chart(year(values=(12, -4, None, 17, 64, 16), year_ago=(10, 3, -20))),
    "zero columns": charts.trend_chart(year(values=(0, 0, 0), year_ago=())),
    "villages": SIX,
    "odd villages": ODD,
    "sixty villages": SIXTY,
    "indicators": by_indicator(),
    "long indicators": by_indicator(LONG[:4]),
}
