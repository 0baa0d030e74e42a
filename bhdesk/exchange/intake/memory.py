"""A cap on the memory of this very process, set before it touches a foreign file."""

from __future__ import annotations

import ctypes
import sys

_JOB_EXTENDED_LIMITS = 9
_LIMIT_PROCESS_MEMORY, _LIMIT_DIE_ON_ERROR = 0x100, 0x400

if sys.platform == "win32":

    class _BasicLimits(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32),
            ("scheduling", ctypes.c_uint32),
        )

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def cap(limit: int) -> None:
        """Ask Windows for a job of this process alone; the handle lives as long as the process."""
        kernel = ctypes.WinDLL("kernel32")
        for function in (kernel.CreateJobObjectW, kernel.GetCurrentProcess):
            function.restype = ctypes.c_void_p
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
        kernel.SetInformationJobObject.argtypes = (
            *(ctypes.c_void_p, ctypes.c_int),
            *(ctypes.c_void_p, ctypes.c_uint32),
        )
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        limits = _ExtendedLimits()
        limits.basic.flags = _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_ERROR
        limits.process_memory = limit
        job = kernel.CreateJobObjectW(None, None)
        size = ctypes.sizeof(limits)
        kernel.SetInformationJobObject(job, _JOB_EXTENDED_LIMITS, ctypes.byref(limits), size)
        # May fail within somebody's own job; the scan before reading still stands then.
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import resource

    def cap(limit: int) -> None:
        """Limit the address space, and with it all memory; also leave no core file behind."""
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
