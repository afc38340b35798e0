package cluster

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The blocks of slurm.md.
const (
	slurmPlan = iota
	slurmSubmit
	slurmBlocks
)

// TestSlurm loses a node in the middle of a shard, which Slurm starts again elsewhere, and has another shard fail, which is submitted again.
func TestSlurm(t *testing.T) {
	t.Parallel()
	blocks := commands(t, "slurm.md", slurmBlocks)
	s := newSite(t)
	nodes := s.startSlurm("one", "two")
	s.do(blocks[slurmPlan])
	mend := s.obstruct(s.folder)
	s.do(blocks[slurmSubmit])
	s.loseInTheMiddle("two", nodes["two"])
	s.wait("the end of all jobs", `test -z "$(squeue --noheader)"`)

	first := s.made()
	for number, at := range first {
		if at.IsZero() != (number == failing) {
			t.Errorf("shard %d is of %v", number, at)
		}
	}
	if jobs := s.do("scontrol show job --oneliner"); strings.Count(jobs, "Restarts=1 ") != 1 {
		t.Errorf("not one task was started again:\n%s", jobs)
	}
	missing := "shard " + strconv.Itoa(failing) + " is missing"
	if said := s.do("cat slurm-*.out"); !strings.Contains(said, missing) || s.has("report.html") {
		t.Errorf("the merge does not say that %s:\n%s", missing, said)
	}

	mend()
	s.do(blocks[slurmSubmit])
	s.wait("the end of all jobs", `test -z "$(squeue --noheader)"`)
	s.onlyTheMissing(first)
	s.merged("slurm.md", "report.html")
}

// loseInTheMiddle kills a node with all that runs on it, as when a machine loses its power, while it makes a shard.
func (s *site) loseInTheMiddle(node string, daemon int) {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		for _, p := range processes() {
			if p.command != "simulate" || !p.isOn(node, s.folder) || syscall.Kill(p.id, syscall.SIGSTOP) != nil {
				continue
			}
			task, _ := strconv.Atoi(p.value("SLURM_ARRAY_TASK_ID"))
			if s.has(shard(task)) || task == failing { // too late: it is not in the middle any more
				_ = syscall.Kill(p.id, syscall.SIGCONT)
				continue
			}
			s.t.Logf("%s is killed as it makes shard %d", node, task)
			s.kill(node, daemon)
			return
		}
	}
	s.t.Fatalf("nothing runs on %s", node)
}

// kill kills the daemon of a node first, then what watches over its jobs, then these.
func (s *site) kill(node string, daemon int) {
	s.t.Helper()
	all := processes()
	victims, watchers := []int{daemon}, map[int]bool{}
	for _, p := range all {
		watchers[p.id] = strings.HasPrefix(p.command, "slurmstepd")
	}
	var jobs []int
	for _, p := range all {
		if !p.isOn(node, s.folder) {
			continue
		}
		if watchers[p.parent] {
			victims = append(victims, p.parent)
		}
		jobs = append(jobs, p.id)
	}
	for _, id := range append(victims, jobs...) {
		if err := syscall.Kill(id, syscall.SIGKILL); err != nil {
			s.t.Errorf("%d of %s cannot be killed: %v", id, node, err)
		}
	}
}

// process is one that runs on this machine.
type process struct {
	id, parent  int
	command     string
	environment []string
}

// isOn reports whether Slurm has started the process on a node, of a job that was submitted in the folder: others may have nodes, too.
func (p *process) isOn(node, folder string) bool {
	return p.value("SLURMD_NODENAME") == node && p.value("SLURM_SUBMIT_DIR") == folder
}

func (p *process) value(name string) string {
	for _, variable := range p.environment {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value
		}
	}
	return ""
}

// processes are those that can be looked into.
func processes() (found []process) {
	names, _ := filepath.Glob("/proc/[0-9]*")
	for _, name := range names {
		status, err := os.ReadFile(name + "/stat") // ID (COMMAND) STATE PARENT …
		environment, unseen := os.ReadFile(name + "/environ")
		if err != nil || unseen != nil {
			continue
		}
		id, rest, _ := strings.Cut(string(status), " (")
		end := strings.LastIndex(rest, ") ")
		p := process{command: rest[:end], environment: strings.Split(string(environment), "\x00")}
		p.id, _ = strconv.Atoi(id)
		p.parent, _ = strconv.Atoi(strings.Fields(rest[end+2:])[1])
		found = append(found, p)
	}
	return found
}
