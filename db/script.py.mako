"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}

# Tables whose number of rows this revision changes on purpose; any other change is refused.
ROWS_MAY_CHANGE: frozenset[str] = frozenset()


def upgrade() -> None:
    """Bring the tables from revision ${down_revision} to ${up_revision}."""
    ${upgrades if upgrades else "pass"}
