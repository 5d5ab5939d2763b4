/* Gives the console that a program runs in another size, as somebody who drags its window does: Wine's console doesn't follow
   the terminal's. Usage: resize.exe PROGRAM.EXE WIDTH HEIGHT */
#include <stdlib.h>
#include <string.h>
#include <windows.h>
#include <tlhelp32.h>

static DWORD process_of(const char *name) {
    PROCESSENTRY32 entry = {.dwSize = sizeof entry};
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    for (BOOL is_one = Process32First(all, &entry); is_one; is_one = Process32Next(all, &entry))
        if (!_stricmp(entry.szExeFile, name))
            return entry.th32ProcessID;
    return 0;
}

int main(int count, char **arguments) {
    if (count < 4)
        return 2;
    DWORD process = process_of(arguments[1]);
    FreeConsole();
    if (!process || !AttachConsole(process))
        return 3;
    HANDLE screen = CreateFileA("CONOUT$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
    SHORT width = (SHORT)atoi(arguments[2]), height = (SHORT)atoi(arguments[3]);
    /* A buffer can't be smaller than its window, nor a window larger than its buffer. */
    SMALL_RECT least = {0, 0, 0, 0}, window = {0, 0, width - 1, height - 1};
    COORD buffer = {width, height};
    SetConsoleWindowInfo(screen, TRUE, &least);
    if (!SetConsoleScreenBufferSize(screen, buffer) || !SetConsoleWindowInfo(screen, TRUE, &window))
        return 4;
    return 0;
}
