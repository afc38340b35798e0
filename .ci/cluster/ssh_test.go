package cluster

import (
	"fmt"
	"os"
	"strings"
)

// daemonOfSSH lets in whom it knows by key, as machines of their own do: into another folder, with the program on the path.
const daemonOfSSH = `Port %[1]d
ListenAddress 127.0.0.1
HostKey %[2]s/host
AuthorizedKeysFile %[2]s/user.pub
StrictModes no
UsePAM no
PidFile none
PermitRootLogin yes
SetEnv PATH=%[3]s
ForceCommand cd %[2]s/there && HOME=$PWD exec sh -c "$SSH_ORIGINAL_COMMAND"
`

// clientOfSSH knows the machines by their names. A connection is kept for what comes after: parallel makes many.
const clientOfSSH = `Host %[3]s
HostName 127.0.0.1
Port %[1]d
IdentityFile %[2]s/user
StrictHostKeyChecking accept-new
UserKnownHostsFile %[2]s/known
LogLevel ERROR
ControlMaster auto
ControlPath %[2]s/%%n
ControlPersist 60
`

// letIn makes this machine answer to other names, by a daemon of its own, and returns the folder in which those find themselves.
func (s *site) letIn(hosts ...string) (there string) {
	s.t.Helper()
	folder, port := shortTempDir(s.t), freePort(s.t)
	s.do(fmt.Sprintf("mkdir -p %[1]s/there && ssh-keygen -q -t ed25519 -N '' -f %[1]s/host && ssh-keygen -q -t ed25519 -N '' -f %[1]s/user", folder))
	path := bin + ":" + os.Getenv("PATH")
	write(s.t, folder+"/sshd_config", fmt.Sprintf(daemonOfSSH, port, folder, path))
	write(s.t, folder+"/ssh_config", fmt.Sprintf(clientOfSSH, port, folder, strings.Join(hosts, " ")))
	if os.Geteuid() == 0 {
		s.do("mkdir -p /run/sshd") // the daemon separates privileges there
	}
	s.daemon(folder+"/sshd.log", "/usr/sbin/sshd", "-D", "-e", "-f", folder+"/sshd_config")
	ssh := "ssh -F " + folder + "/ssh_config"
	s.env = append(s.env, "PARALLEL_SSH="+ssh, "RSYNC_RSH="+ssh)
	for _, host := range hosts {
		s.wait("the way to "+host, ssh+" "+host+" simulate version")
		s.t.Cleanup(func() { _, _ = s.try(ssh + " -O exit " + host) })
	}
	return folder + "/there"
}
