/* Stands in for the ICU of Windows 10, which Wine 8 does not have: Qt asks it for converters of
 * code pages and goes on without them when told that there is none. Lives in the Wine prefix only
 * and is never part of what is delivered. */

typedef void *Handle;
typedef int Status;

#define EXPORT __declspec(dllexport)
enum { NOT_FOUND = 4, BAD_ARGUMENT = 1 };

static void fail(Status *status, Status why)
{
    if (status)
        *status = why;
}

EXPORT Handle ucnv_open(const char *name, Status *status)
{
    fail(status, NOT_FOUND);
    return 0;
}

EXPORT void ucnv_close(Handle converter) {}

EXPORT void ucnv_reset(Handle converter) {}

EXPORT signed char ucnv_getMaxCharSize(Handle converter) { return 1; }

EXPORT const char *ucnv_getName(Handle converter, Status *status)
{
    fail(status, BAD_ARGUMENT);
    return 0;
}

EXPORT void ucnv_getToUCallBack(Handle converter, Handle *action, Handle *context) {}

EXPORT void ucnv_getFromUCallBack(Handle converter, Handle *action, Handle *context) {}

EXPORT void ucnv_setToUCallBack(Handle converter, Handle action, Handle context,
                                Handle *old_action, Handle *old_context, Status *status) {}

EXPORT void ucnv_setFromUCallBack(Handle converter, Handle action, Handle context,
                                  Handle *old_action, Handle *old_context, Status *status) {}

EXPORT void ucnv_cbToUWriteUChars(Handle arguments, Handle source, int length, int offset,
                                  Status *status) {}

EXPORT void ucnv_toUnicode(Handle converter, Handle *target, Handle target_end, Handle *source,
                           Handle source_end, Handle offsets, signed char flush, Status *status)
{
    fail(status, BAD_ARGUMENT);
}

EXPORT void ucnv_fromUnicode(Handle converter, Handle *target, Handle target_end, Handle *source,
                             Handle source_end, Handle offsets, signed char flush, Status *status)
{
    fail(status, BAD_ARGUMENT);
}

EXPORT int ucnv_toUCountPending(Handle converter, Status *status) { return 0; }

EXPORT int ucnv_fromUCountPending(Handle converter, Status *status) { return 0; }

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, Status *status)
{
    return 0;
}

EXPORT const char *ucnv_getAvailableName(int number) { return 0; }

EXPORT int ucnv_countAvailable(void) { return 0; }

EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}

EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
