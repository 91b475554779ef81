// What the engine can't do once it is ready to speak, whatever a text, a voice
// or a weakness of eSpeak NG makes it try.
#pragma once

namespace tingwen {

// From here on, all threads of the process fail with EPERM where they make or
// use sockets of their own, start programs or processes, write files, or look
// into other processes. Files can still be read (eSpeak loads its English
// voice when a text needs it), and the descriptors that are open stay usable.
// False where the kernel has no seccomp filters: the engine then speaks
// without.
bool EnterSandbox();

}  // namespace tingwen
