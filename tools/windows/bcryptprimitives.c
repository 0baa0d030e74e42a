/* The source of random numbers that Windows keeps in a library Wine 8 does not have: handed on to
 * the older call of the same service. Lives in the Wine prefix only and is never part of what is
 * delivered. */

#include <stddef.h>

__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *buffer, unsigned long size);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *buffer, size_t size)
{
    return SystemFunction036(buffer, (unsigned long)size);
}
