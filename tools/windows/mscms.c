/* Stands in for the colour management of Windows, whose version in Wine 8 lacks what Qt asks for:
 * "no colour profile" is a legal answer to all of it. Lives in the Wine prefix only and is never
 * part of what is delivered. */

typedef void *Handle;
typedef unsigned Word;

#define EXPORT __declspec(dllexport)

EXPORT Handle WcsOpenColorProfileW(Handle profile, Handle model, Handle gamut, Word access,
                                   Word share, Word creation, Word flags)
{
    return 0;
}

EXPORT Handle WcsCreateIccProfile(Handle profile, Word options) { return 0; }

EXPORT Handle OpenColorProfileW(Handle profile, Word access, Word share, Word creation)
{
    return 0;
}

EXPORT Handle OpenColorProfileA(Handle profile, Word access, Word share, Word creation)
{
    return 0;
}

EXPORT int CloseColorProfile(Handle profile) { return 1; }

EXPORT int GetColorProfileFromHandle(Handle profile, Handle buffer, Word *size)
{
    if (size)
        *size = 0;
    return 0;
}

EXPORT int GetColorDirectoryW(Handle machine, Handle buffer, Handle size) { return 0; }

EXPORT int GetColorDirectoryA(Handle machine, Handle buffer, Handle size) { return 0; }
