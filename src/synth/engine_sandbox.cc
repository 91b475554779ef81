#include "synth/engine_sandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>

#include <cerrno>
#include <initializer_list>
#include <memory>
#include <type_traits>

namespace tingwen {
namespace {

using Filter =
    std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>,
                    decltype([](void* filter) { ::seccomp_release(filter); })>;

constexpr std::initializer_list<int> kRefused = {
    // other machines and programs
    SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
    SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(execve),
    SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
    SCMP_SYS(io_uring_setup), SCMP_SYS(bpf), SCMP_SYS(mount),
    // files, apart from reading them
    SCMP_SYS(creat), SCMP_SYS(openat2), SCMP_SYS(truncate), SCMP_SYS(unlink),
    SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
    SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir),
    SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat),
    SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(chown),
    SCMP_SYS(fchown), SCMP_SYS(fchownat)};

// Any flag that lets a file be written to or made.
constexpr std::initializer_list<scmp_datum_t> kWriting = {O_WRONLY, O_RDWR,
                                                          O_CREAT};

bool Refuse(scmp_filter_ctx filter, int call) {
  return ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
}

// `argument` is the place of the flags among the arguments of the call.
bool RefuseToWrite(scmp_filter_ctx filter, int call, unsigned argument) {
  for (const scmp_datum_t flag : kWriting) {
    const scmp_arg_cmp has_flag{argument, SCMP_CMP_MASKED_EQ, flag, flag};
    if (::seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 1,
                                 &has_flag) != 0)
      return false;
  }
  return true;
}

// A thread is made as a process is, with a flag. clone3() hides its flags from
// filters; glibc takes clone() where a kernel lacks it.
bool RefuseProcesses(scmp_filter_ctx filter) {
  const scmp_arg_cmp no_thread{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
  return ::seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM),
                                  SCMP_SYS(clone), 1, &no_thread) == 0 &&
         ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3),
                            0) == 0;
}

}  // namespace

bool EnterSandbox() {
#ifdef __SANITIZE_ADDRESS__
  return false;  // the leak detector looks in from a process of its own
#endif
  const Filter filter(::seccomp_init(SCMP_ACT_ALLOW));
  if (!filter) return false;
  for (const int call : kRefused) {
    if (!Refuse(filter.get(), call)) return false;
  }
  return RefuseToWrite(filter.get(), SCMP_SYS(open), 1) &&
         RefuseToWrite(filter.get(), SCMP_SYS(openat), 2) &&
         RefuseProcesses(filter.get()) &&
         ::seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) == 0 &&
         ::seccomp_load(filter.get()) == 0;
}

}  // namespace tingwen
