/* What a disk holds after a power cut: a copy of the database files with only those writes that were synced.
   Preloaded into the server: writes of chat.db and chat.db-wal are kept aside and reach the copy in POWERLOSS_SHADOW at the file's next
   sync. With POWERLOSS_DEAF=1 syncs of the log do not count, as with synchronous=NORMAL: the control that has to lose something. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

struct op { off_t at; size_t length; char *data; struct op *next; };      /* data NULL: truncate to `at` */
struct file { int fd, shadow, deaf; struct op *first, **last; };
static struct file files[64];
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static struct file *find(int fd) {
  for (int i = 0; i < 64; i++) if (files[i].fd == fd + 1) return &files[i];
  return NULL;
}
static int ends(const char *s, const char *end) {
  size_t n = strlen(s), m = strlen(end);
  return n >= m && strcmp(s + n - m, end) == 0;
}
static void opened(int fd, const char *path) {
  const char *shadow = getenv("POWERLOSS_SHADOW");
  int wal = ends(path, "/chat.db-wal");
  if (fd < 0 || !shadow || !(wal || ends(path, "/chat.db"))) return;
  char name[PATH_MAX];
  snprintf(name, sizeof name, "%s/%s", shadow, wal ? "chat.db-wal" : "chat.db");
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  pthread_mutex_lock(&gate);
  for (int i = 0; i < 64; i++) {
    if (files[i].fd == 0) {
      files[i] = (struct file){ fd + 1, real(name, O_RDWR | O_CREAT, 0600), wal && getenv("POWERLOSS_DEAF"), NULL, NULL };
      files[i].last = &files[i].first;
      break;
    }
  }
  pthread_mutex_unlock(&gate);
}
static void keep(int fd, const void *data, size_t length, off_t at) {
  pthread_mutex_lock(&gate);
  struct file *f = find(fd);
  if (f) {
    struct op *o = calloc(1, sizeof *o);
    o->at = at; o->length = length;
    if (data) { o->data = malloc(length ? length : 1); memcpy(o->data, data, length); }
    *f->last = o; f->last = &o->next;
  }
  pthread_mutex_unlock(&gate);
}
static void synced(int fd) {
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
  int (*cut)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate");
  pthread_mutex_lock(&gate);
  struct file *f = find(fd);
  if (f && !f->deaf) {
    for (struct op *o = f->first, *next; o; o = next) {
      next = o->next;
      if (o->data) real(f->shadow, o->data, o->length, o->at); else cut(f->shadow, o->at);
      free(o->data); free(o);
    }
    f->first = NULL; f->last = &f->first;
  }
  pthread_mutex_unlock(&gate);
}

#define OPEN(name) int name(const char *path, int flags, ...) { \
  va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name); \
  int fd = real(path, flags, mode); opened(fd, path); return fd; }
OPEN(open) OPEN(open64)
#define PWRITE(name) ssize_t name(int fd, const void *data, size_t length, off_t at) { \
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, #name); \
  ssize_t done = real(fd, data, length, at); if (done > 0) keep(fd, data, done, at); return done; }
PWRITE(pwrite) PWRITE(pwrite64)
#define TRUNCATE(name) int name(int fd, off_t length) { \
  int (*real)(int, off_t) = dlsym(RTLD_NEXT, #name); \
  int done = real(fd, length); if (done == 0) keep(fd, NULL, 0, length); return done; }
TRUNCATE(ftruncate) TRUNCATE(ftruncate64)
#define SYNC(name) int name(int fd) { \
  int (*real)(int) = dlsym(RTLD_NEXT, #name); \
  int done = real(fd); if (done == 0) synced(fd); return done; }
SYNC(fsync) SYNC(fdatasync)
int close(int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, "close");
  pthread_mutex_lock(&gate);
  struct file *f = find(fd);
  if (f) { real(f->shadow); f->fd = 0; }
  pthread_mutex_unlock(&gate);
  return real(fd);
}
