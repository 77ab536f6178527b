"""The machines, one file each: data and nothing else."""

from section75.core.lives.event import Of
from section75.core.lives.machine import Machine
from section75.core.lives.machines.agreement import AGREEMENT
from section75.core.lives.machines.contribution_year import CONTRIBUTION_YEAR
from section75.core.lives.machines.notice import NOTICE
from section75.core.lives.machines.schedule import SCHEDULE
from section75.core.lives.machines.variation import VARIATION

MACHINES: dict[Of, Machine] = {
    machine.of: machine for machine in (AGREEMENT, SCHEDULE, VARIATION, NOTICE, CONTRIBUTION_YEAR)
}

__all__ = ["MACHINES"]
