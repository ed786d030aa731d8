/* Stands between the program under test and the disk, through LD_PRELOAD. The program is
 * the one that ships: nothing in it knows of this.
 *
 * Every call that can change what is on the disk is numbered and written to DISK_LOG as
 * "number call path". At the call of number DISK_AT, DISK_MODE happens:
 *   kill   the process is killed just before the call
 *   torn   half of what was to be written is written, then the process is killed
 *   fail   this one call fails with EIO
 *   full   this call and every later one that needs room fail with ENOSPC
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long count;
static long at;
static const char *mode = "";
static int logfile = -1;

__attribute__((constructor)) static void begin(void) {
    const char *log = getenv("DISK_LOG"), *number = getenv("DISK_AT"), *how = getenv("DISK_MODE");
    if (log) logfile = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (number) at = atol(number);
    if (how) mode = how;
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* 0: go on. Otherwise the errno to fail with. `room`: whether the call needs room. */
static int meet(const char *call, const char *path, int room) {
    long n = atomic_fetch_add(&count, 1) + 1;
    char line[4400];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", n, call, path);
    if (logfile >= 0) syscall(SYS_write, logfile, line, (size_t)length);
    if (!at) return 0;
    if (n == at && !strcmp(mode, "kill")) die();
    if (n == at && !strcmp(mode, "torn") && !room) die();
    if (n == at && !strcmp(mode, "fail")) return EIO;
    if (n >= at && room && !strcmp(mode, "full")) return ENOSPC;
    return 0;
}

static int torn(void) { return at && atomic_load(&count) == at && !strcmp(mode, "torn"); }

/* The path of an open file or folder; no pipe, terminal or socket. */
static const char *of(int fd, char *out, size_t size) {
    struct stat about;
    if (fd <= 2 || fd == logfile || fstat(fd, &about) || !(S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) return NULL;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, out, size - 1);
    if (length < 0) return NULL;
    out[length] = 0;
    return out;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define STOP(call, path, room)                    \
    do {                                          \
        int error = meet(call, path, room);       \
        if (error) { errno = error; return -1; }  \
    } while (0)

#define OPENS(name, before, pass)                                          \
    {                                                                      \
        mode_t bits = 0;                                                   \
        if (flags & (O_CREAT | O_TMPFILE)) {                               \
            va_list rest;                                                  \
            va_start(rest, flags);                                         \
            bits = va_arg(rest, mode_t);                                   \
            va_end(rest);                                                  \
        }                                                                  \
        /* A file that is there and is not cut off does not change. */    \
        if ((flags & O_TRUNC) || ((flags & O_CREAT) && access(path, F_OK))) STOP("create", path, 1); \
        return pass;                                                       \
    }

int open(const char *path, int flags, ...) OPENS(open, , NEXT(open)(path, flags, bits))
int open64(const char *path, int flags, ...) OPENS(open64, , NEXT(open64)(path, flags, bits))
int openat(int dir, const char *path, int flags, ...) OPENS(openat, , NEXT(openat)(dir, path, flags, bits))
int openat64(int dir, const char *path, int flags, ...) OPENS(openat64, , NEXT(openat64)(dir, path, flags, bits))

#define WRITES(name, ...)                                                  \
    {                                                                      \
        char path[4096];                                                   \
        if (of(fd, path, sizeof path)) {                                   \
            STOP("write", path, 1);                                        \
            if (torn()) {                                                  \
                size /= 2;                                                 \
                NEXT(name)(__VA_ARGS__);                                   \
                die();                                                     \
            }                                                              \
        }                                                                  \
        return NEXT(name)(__VA_ARGS__);                                    \
    }

ssize_t write(int fd, const void *bytes, size_t size) WRITES(write, fd, bytes, size)
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t to) WRITES(pwrite, fd, bytes, size, to)
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t to) WRITES(pwrite64, fd, bytes, size, to)

#define ON_FD(name, ...)                                                   \
    {                                                                      \
        char path[4096];                                                   \
        if (of(fd, path, sizeof path)) STOP(#name, path, 0);               \
        return NEXT(name)(__VA_ARGS__);                                    \
    }

int fsync(int fd) ON_FD(fsync, fd)
int fdatasync(int fd) ON_FD(fdatasync, fd)
int ftruncate(int fd, off_t size) ON_FD(ftruncate, fd, size)
int ftruncate64(int fd, off64_t size) ON_FD(ftruncate64, fd, size)
int fchmod(int fd, mode_t bits) ON_FD(fchmod, fd, bits)

int mkdir(const char *path, mode_t bits) {
    if (access(path, F_OK)) STOP("mkdir", path, 1);
    return NEXT(mkdir)(path, bits);
}
int chmod(const char *path, mode_t bits) {
    STOP("chmod", path, 0);
    return NEXT(chmod)(path, bits);
}
int unlink(const char *path) {
    if (!access(path, F_OK)) STOP("unlink", path, 0);
    return NEXT(unlink)(path);
}
int unlinkat(int dir, const char *path, int flags) {
    STOP("unlink", path, 0);
    return NEXT(unlinkat)(dir, path, flags);
}
int rmdir(const char *path) {
    STOP("rmdir", path, 0);
    return NEXT(rmdir)(path);
}
int rename(const char *from, const char *to) {
    STOP("rename", from, 0);
    return NEXT(rename)(from, to);
}
