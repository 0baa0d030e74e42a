"""The sample offices: invented figures under a mark that every paper of theirs carries."""

from bhdesk.sample.figures import VILLAGES as VILLAGES
from bhdesk.sample.offices import build_binh_minh as build_binh_minh
from bhdesk.sample.offices import build_tra_vinh as build_tra_vinh
