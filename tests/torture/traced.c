#include "tests/torture/traced.h"

#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define SYSCALL_STOP (SIGTRAP | 0x80)

struct _JwTraced
{
  pid_t pid;
  int status;
  gboolean has_ended;
};

#if defined(__x86_64__)
#define CAN_CHANGE_CALLS TRUE

static void
set_call (pid_t pid, long number)
{
  struct user_regs_struct registers;

  ptrace (PTRACE_GETREGS, pid, NULL, &registers);
  registers.orig_rax = (unsigned long)number;
  ptrace (PTRACE_SETREGS, pid, NULL, &registers);
}

static void
set_result (pid_t pid, long result)
{
  struct user_regs_struct registers;

  ptrace (PTRACE_GETREGS, pid, NULL, &registers);
  registers.rax = (unsigned long)result;
  ptrace (PTRACE_SETREGS, pid, NULL, &registers);
}

static void
set_third_argument (pid_t pid, guint64 value)
{
  struct user_regs_struct registers;

  ptrace (PTRACE_GETREGS, pid, NULL, &registers);
  registers.rdx = value;
  ptrace (PTRACE_SETREGS, pid, NULL, &registers);
}

#elif defined(__aarch64__)
#define CAN_CHANGE_CALLS TRUE

static void
set_call (pid_t pid, long number)
{
  int value = (int)number;
  struct iovec vector = { &value, sizeof value };

  ptrace (PTRACE_SETREGSET, pid, (void *)NT_ARM_SYSTEM_CALL, &vector);
}

static void
set_register (pid_t pid, guint which, guint64 value)
{
  struct user_regs_struct registers;
  struct iovec vector = { &registers, sizeof registers };

  ptrace (PTRACE_GETREGSET, pid, (void *)NT_PRSTATUS, &vector);
  registers.regs[which] = value;
  ptrace (PTRACE_SETREGSET, pid, (void *)NT_PRSTATUS, &vector);
}

static void
set_result (pid_t pid, long result)
{
  set_register (pid, 0, (guint64)result);
}

static void
set_third_argument (pid_t pid, guint64 value)
{
  set_register (pid, 2, value);
}

#else
#define CAN_CHANGE_CALLS FALSE

static void
set_call (pid_t pid, long number)
{
}

static void
set_result (pid_t pid, long result)
{
}

static void
set_third_argument (pid_t pid, guint64 value)
{
}
#endif

static void
run_child (JwTracedFunc prepare, JwTracedFunc body, gpointer data)
{
  if (prepare != NULL && prepare (data) != 0)
    _exit (99);
  if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
    _exit (98);
  raise (SIGSTOP);
  _exit (body (data));
}

static void
note_end (JwTraced *self, int status)
{
  self->status = status;
  self->has_ended = TRUE;
}

/* Goes on to the next stop; FALSE once it has ended. What signals come are passed on. */
static gboolean
go_on (JwTraced *self)
{
  long signal_number = 0;
  int status = 0;

  for (;;)
    {
      ptrace (PTRACE_SYSCALL, self->pid, NULL, (void *)signal_number);
      if (waitpid (self->pid, &status, 0) != self->pid || !WIFSTOPPED (status))
        {
          note_end (self, status);
          return FALSE;
        }
      if (WSTOPSIG (status) == SYSCALL_STOP)
        return TRUE;
      signal_number = WSTOPSIG (status) == SIGTRAP ? 0 : WSTOPSIG (status);
    }
}

JwTraced *
jw_traced_new (JwTracedFunc prepare, JwTracedFunc body, gpointer data)
{
  JwTraced *self = g_new0 (JwTraced, 1);
  int status = 0;

  self->pid = fork ();
  if (self->pid == 0)
    run_child (prepare, body, data);
  if (waitpid (self->pid, &status, 0) == self->pid && WIFSTOPPED (status) &&
      ptrace (PTRACE_SETOPTIONS, self->pid, NULL,
              (void *)(long)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL)) == 0)
    return self;
  if (WIFSTOPPED (status))
    {
      kill (self->pid, SIGKILL);
      waitpid (self->pid, &status, 0);
    }
  g_free (self);
  return NULL;
}

gboolean
jw_traced_next (JwTraced *self, JwCall *call)
{
  struct __ptrace_syscall_info info = { 0 };

  do
    {
      if (self->has_ended || !go_on (self))
        return FALSE;
      ptrace (PTRACE_GET_SYSCALL_INFO, self->pid, (void *)sizeof info, &info);
    }
  while (info.op != PTRACE_SYSCALL_INFO_ENTRY);
  if (call == NULL)
    return TRUE;
  call->number = (long)info.entry.nr;
  for (guint i = 0; i < G_N_ELEMENTS (call->arguments); i++)
    call->arguments[i] = info.entry.args[i];
  return TRUE;
}

char *
jw_traced_read_string (JwTraced *self, guint64 address)
{
  char buffer[1024] = { 0 };
  struct iovec local = { buffer, sizeof buffer - 1 };
  /* No more than the page, behind which there may be none. */
  struct iovec remote = { GSIZE_TO_POINTER ((gsize)address),
                          MIN (sizeof buffer - 1, 4096 - (gsize)address % 4096) };

  if (process_vm_readv (self->pid, &local, 1, &remote, 1, 0) <= 0)
    return NULL;
  return g_strdup (buffer);
}

void
jw_traced_fail (JwTraced *self, int code)
{
  set_call (self->pid, -1);
  if (go_on (self))
    set_result (self->pid, -code);
}

void
jw_traced_fail_after (JwTraced *self, int code)
{
  if (go_on (self))
    set_result (self->pid, -code);
}

void
jw_traced_shorten (JwTraced *self, guint64 count)
{
  set_third_argument (self->pid, count);
}

void
jw_traced_kill (JwTraced *self)
{
  int status = 0;

  if (self->has_ended)
    return;
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, &status, 0) == self->pid && WIFSTOPPED (status))
    continue;
  note_end (self, status);
}

void
jw_traced_kill_within (JwTraced *self, guint delay)
{
  gint64 begin = g_get_monotonic_time ();

  ptrace (PTRACE_SYSCALL, self->pid, NULL, NULL);
  while (g_get_monotonic_time () - begin < delay)
    continue;
  jw_traced_kill (self);
}

int
jw_traced_get_status (JwTraced *self)
{
  return self->status;
}

void
jw_traced_free (JwTraced *self)
{
  jw_traced_kill (self);
  g_free (self);
}

static int
do_nothing (gpointer data)
{
  return getppid () > 0 ? 0 : 1;
}

static gboolean
try_tracing (void)
{
  g_autoptr (JwTraced) traced = CAN_CHANGE_CALLS ? jw_traced_new (NULL, do_nothing, NULL) : NULL;
  JwCall call;

  return traced != NULL && jw_traced_next (traced, &call);
}

gboolean
jw_traced_is_permitted (void)
{
  static gsize answer;

  if (g_once_init_enter (&answer))
    g_once_init_leave (&answer, g_getenv ("JW_UNTRACED") == NULL && try_tracing () ? 1 : 2);
  return answer == 1;
}
