package cluster

import (
	"fmt"
	"os"
	"os/user"
	"strings"
)

// slurmConf is a cluster on one machine, whose nodes differ by their ports. It has what a container lacks not watched over, notices soon
// that a node is gone, and starts its tasks anew soon after that (cred_expire: by then nobody can believe any more to have the old).
const slurmConf = `ClusterName=recipes
SlurmctldHost=%[1]s(127.0.0.1)
SlurmctldPort=%[2]d
SlurmUser=%[3]s
SlurmdUser=%[3]s
AuthInfo=socket=%[4]s/munge,cred_expire=5
StateSaveLocation=%[4]s/state
SlurmdSpoolDir=%[4]s/spool-%%n
SlurmdPidFile=%[4]s/%%n.pid
SlurmctldPidFile=%[4]s/slurmctld.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmdTimeout=6
MessageTimeout=5
PartitionName=all Nodes=ALL Default=YES State=UP
`

const slurmNode = `NodeName=%[1]s NodeHostname=%[2]s NodeAddr=127.0.0.1 Port=%[3]d CPUs=1
`

// startSlurm starts a cluster of so many nodes, whose daemons' processes it returns.
func (s *site) startSlurm(names ...string) map[string]int {
	s.t.Helper()
	folder := shortTempDir(s.t)
	s.startMunge(folder)
	host, err := os.Hostname()
	if err != nil {
		s.t.Fatal(err)
	}
	host, _, _ = strings.Cut(host, ".")
	me, err := user.Current()
	if err != nil {
		s.t.Fatal(err)
	}
	var conf strings.Builder
	fmt.Fprintf(&conf, slurmConf, host, freePort(s.t), me.Username, folder)
	for _, name := range names {
		fmt.Fprintf(&conf, slurmNode, name, host, freePort(s.t))
	}
	write(s.t, folder+"/slurm.conf", conf.String())
	// From 23.02 on it asks systemd for control groups, unless it is told to do without; before, it does not know how to.
	s.do("slurmd -V | grep -q ' 22[.]' || echo CgroupPlugin=disabled >" + folder + "/cgroup.conf")
	s.env = append(s.env, "SLURM_CONF="+folder+"/slurm.conf")
	s.do("mkdir " + folder + "/state")
	s.daemon(folder+"/slurmctld.log", "slurmctld", "-D")
	nodes := map[string]int{}
	for _, name := range names {
		nodes[name] = s.daemon(folder+"/slurmd-"+name+".log", "slurmd", "-D", "-N", name).Process.Pid
	}
	s.wait("the cluster", fmt.Sprintf(`test "$(sinfo --noheader --format %%D --states idle)" = %d`, len(names)))
	return nodes
}

// startMunge starts what Slurm's daemons know each other by, with a key and a socket of its own.
func (s *site) startMunge(folder string) {
	s.t.Helper()
	s.do(fmt.Sprintf("chmod 755 %[1]s && head -c 128 /dev/urandom >%[1]s/key && chmod 600 %[1]s/key", folder))
	s.daemon(folder+"/munged.log", "munged", "--foreground", "--force", "--key-file="+folder+"/key", "--socket="+folder+"/munge",
		"--pid-file="+folder+"/munged.pid", "--seed-file="+folder+"/seed")
	s.wait("munge", "munge --no-input --socket="+folder+"/munge")
}
