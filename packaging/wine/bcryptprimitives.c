/* The one function of this DLL of Windows that Rust's standard library calls. Wine before 9 hasn't got it. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return RtlGenRandom(data, length); }
