/* Stands between the program and its disk: writes down what reaches one folder, and lets the disk fail on request.

   Loaded with LD_PRELOAD. It does nothing until shim_watch names a folder. Whatever is written down is one record:
   a head, then a path, then data. See replay.py, which reads it. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { READS = 1, WRITES = 2, SYNCS = 4, NAMES = 8 };
enum { MOST_FILES = 4096 };

struct head {
    uint8_t kind;
    uint32_t handle;
    int64_t place; /* offset of a write, new length, or the flags of an opening */
    uint32_t path_size;
    uint32_t data_size;
    double at; /* seconds, CLOCK_MONOTONIC */
};

static char root[PATH_MAX];
static size_t root_size;
static int log_file = -1;
static uint32_t handles;
static uint32_t handle_of[MOST_FILES];
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static int failing_kinds, failing_error, failing_lasts;
static long failing_at, seen;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void write_down(uint8_t kind, uint32_t handle, int64_t place, const char *path, const void *data, size_t size) {
    struct head head;
    struct iovec parts[3];
    if (log_file < 0)
        return;
    memset(&head, 0, sizeof head);
    head.kind = kind, head.handle = handle, head.place = place, head.at = now();
    head.path_size = path ? strlen(path) : 0, head.data_size = size;
    parts[0] = (struct iovec){&head, sizeof head};
    parts[1] = (struct iovec){(void *)path, head.path_size};
    parts[2] = (struct iovec){(void *)data, size};
    syscall(SYS_writev, log_file, parts, 3);
}

/* From now on, files under this folder are watched; log is a path, or empty to write nothing down. */
void shim_watch(const char *folder, const char *log) {
    if (*log)
        log_file = syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    strncpy(root, folder, sizeof root - 1);
    root_size = strlen(root);
}

/* What the program has said so far, among what reached the disk. */
void shim_mark(const char *words) {
    pthread_mutex_lock(&one_at_a_time);
    write_down('M', 0, 0, NULL, words, strlen(words));
    pthread_mutex_unlock(&one_at_a_time);
}

/* Calls of these kinds fail with this error from the at-th on, once or until told otherwise. */
void shim_fail(int kinds, long at, int error, int lasts) {
    failing_kinds = 0, seen = 0;
    failing_at = at, failing_error = error, failing_lasts = lasts;
    failing_kinds = kinds;
}

long shim_seen(void) { return seen; }

static int fails(int kind) {
    long number;
    if (!(failing_kinds & kind))
        return 0;
    number = __sync_add_and_fetch(&seen, 1);
    if (number < failing_at || (number > failing_at && !failing_lasts))
        return 0;
    errno = failing_error;
    return 1;
}

static int watched(int folder, const char *path, char *whole) {
    char near[PATH_MAX] = "", link[64];
    if (!root_size || !path)
        return 0;
    if (*path == '/')
        snprintf(whole, PATH_MAX, "%s", path);
    else {
        snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
        if (syscall(SYS_readlinkat, AT_FDCWD, link, near, sizeof near - 1) < 0)
            return 0;
        if (snprintf(whole, PATH_MAX, "%s/%s", near, path) >= PATH_MAX)
            return 0;
    }
    return !strncmp(whole, root, root_size) && (whole[root_size] == '/' || !whole[root_size]);
}

static uint32_t handle(int file) { return file >= 0 && file < MOST_FILES ? handle_of[file] : 0; }

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    int changes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT, file;
    if (!watched(folder, path, whole))
        return syscall(SYS_openat, folder, path, flags, mode);
    if (fails(changes ? NAMES : READS))
        return -1;
    pthread_mutex_lock(&one_at_a_time);
    file = syscall(SYS_openat, folder, path, flags, mode);
    if (file >= 0 && file < MOST_FILES) {
        handle_of[file] = ++handles;
        write_down('O', handles, flags & (O_CREAT | O_TRUNC | O_ACCMODE), whole, NULL, 0);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return file;
}

#define MODE(flags, last)                                                                                              \
    mode_t mode = 0;                                                                                                   \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                                               \
        va_list more;                                                                                                  \
        va_start(more, last);                                                                                          \
        mode = va_arg(more, mode_t);                                                                                   \
        va_end(more);                                                                                                  \
    }
int open(const char *path, int flags, ...) {
    MODE(flags, flags) return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags, flags) return opened(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags, flags) return opened(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags, flags) return opened(folder, path, flags, mode);
}
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }

int close(int file) {
    if (file >= 0 && file < MOST_FILES)
        handle_of[file] = 0;
    return syscall(SYS_close, file);
}

static ssize_t written(int file, const void *data, size_t size, off_t place, int placed) {
    ssize_t done;
    if (handle(file) && fails(WRITES))
        return -1;
    if (!handle(file))
        return placed ? syscall(SYS_pwrite64, file, data, size, place) : syscall(SYS_write, file, data, size);
    pthread_mutex_lock(&one_at_a_time);
    if (!placed)
        place = syscall(SYS_lseek, file, 0, SEEK_CUR);
    done = placed ? syscall(SYS_pwrite64, file, data, size, place) : syscall(SYS_write, file, data, size);
    if (done > 0)
        write_down('W', handle(file), place, NULL, data, done);
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}
ssize_t write(int file, const void *data, size_t size) { return written(file, data, size, 0, 0); }
ssize_t pwrite(int file, const void *data, size_t size, off_t place) { return written(file, data, size, place, 1); }
ssize_t pwrite64(int file, const void *data, size_t size, off_t place) { return written(file, data, size, place, 1); }

ssize_t read(int file, void *data, size_t size) {
    return handle(file) && fails(READS) ? -1 : syscall(SYS_read, file, data, size);
}
ssize_t pread(int file, void *data, size_t size, off_t place) {
    return handle(file) && fails(READS) ? -1 : syscall(SYS_pread64, file, data, size, place);
}
ssize_t pread64(int file, void *data, size_t size, off_t place) { return pread(file, data, size, place); }

/* Copies inside the kernel would go unseen: whoever asks is sent back to reading and writing. */
ssize_t sendfile(int out, int in, off_t *place, size_t size) {
    if (handle(out) || handle(in))
        return errno = ENOTSOCK, -1;
    return syscall(SYS_sendfile, out, in, place, size);
}
ssize_t sendfile64(int out, int in, off_t *place, size_t size) { return sendfile(out, in, place, size); }
ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t size, unsigned flags) {
    if (handle(out) || handle(in))
        return errno = EXDEV, -1;
    return syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}

static int noted(int file, int kind, uint8_t word, int64_t place, long call) {
    int done;
    if (handle(file) && fails(kind))
        return -1;
    pthread_mutex_lock(&one_at_a_time);
    done = syscall(call, file, place);
    if (!done && handle(file))
        write_down(word, handle(file), place, NULL, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}
int ftruncate(int file, off_t size) { return noted(file, WRITES, 'T', size, SYS_ftruncate); }
int ftruncate64(int file, off_t size) { return noted(file, WRITES, 'T', size, SYS_ftruncate); }
int fsync(int file) { return noted(file, SYNCS, 'S', 0, SYS_fsync); }
int fdatasync(int file) { return noted(file, SYNCS, 'S', 0, SYS_fdatasync); }

static int renamed(int folder, const char *path, int new_folder, const char *new_path) {
    char whole[PATH_MAX], new_whole[PATH_MAX];
    int ours = watched(folder, path, whole), theirs = watched(new_folder, new_path, new_whole), done;
    if ((ours || theirs) && fails(NAMES))
        return -1;
    pthread_mutex_lock(&one_at_a_time);
    done = syscall(SYS_renameat2, folder, path, new_folder, new_path, 0);
    if (!done && ours && theirs)
        write_down('R', 0, 0, whole, new_whole, strlen(new_whole));
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}
int rename(const char *path, const char *new_path) { return renamed(AT_FDCWD, path, AT_FDCWD, new_path); }
int renameat(int folder, const char *path, int new_folder, const char *new_path) {
    return renamed(folder, path, new_folder, new_path);
}

static int unlinked(int folder, const char *path, int flags) {
    char whole[PATH_MAX];
    int ours = watched(folder, path, whole), done;
    if (ours && fails(NAMES))
        return -1;
    pthread_mutex_lock(&one_at_a_time);
    done = syscall(SYS_unlinkat, folder, path, flags);
    if (!done && ours)
        write_down('U', 0, 0, whole, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}
int unlink(const char *path) { return unlinked(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return unlinked(folder, path, flags); }
int rmdir(const char *path) { return unlinked(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdir(const char *path, mode_t mode) {
    char whole[PATH_MAX];
    int ours = watched(AT_FDCWD, path, whole), done;
    if (ours && fails(NAMES))
        return -1;
    pthread_mutex_lock(&one_at_a_time);
    done = syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (!done && ours)
        write_down('D', 0, 0, whole, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}
