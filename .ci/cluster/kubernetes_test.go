package cluster

import (
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const manifestFile = "kubernetes.yaml"

// object is what a test has to know of one in a manifest.
type object struct {
	Kind     string
	Metadata struct{ Name string }
	Spec     struct {
		Completions      int
		Suspend          bool
		PodFailurePolicy struct {
			Rules []struct {
				Action      string
				OnExitCodes struct{ Values []int } `yaml:"onExitCodes"`
			}
		} `yaml:"podFailurePolicy"`
		Template struct {
			Spec struct {
				Containers []struct {
					Command      []string
					VolumeMounts []struct {
						MountPath string `yaml:"mountPath"`
					} `yaml:"volumeMounts"`
				}
			}
		}
	}
}

// objects are those of a manifest, by kind and name as kubectl has them: job/shards.
func objects(t *testing.T, text string) map[string]object {
	t.Helper()
	found := map[string]object{}
	for _, part := range documents(text) {
		var o object
		if err := yaml.Unmarshal([]byte(part), &o); err != nil {
			t.Fatal(err)
		}
		found[strings.ToLower(o.Kind)+"/"+o.Metadata.Name] = o
	}
	return found
}

func documents(text string) []string { return strings.Split(text, "\n---\n") }

// carryOut does what the container of a Job would, with what it mounts in folders of the site, and returns the exit code.
func (s *site) carryOut(job *object, variables ...string) int {
	s.t.Helper()
	container := job.Spec.Template.Spec.Containers[0]
	var args []string
	for _, arg := range container.Command {
		for _, mount := range container.VolumeMounts {
			if strings.HasPrefix(arg, mount.MountPath+"/") {
				arg = s.folder + arg
			}
		}
		args = append(args, arg)
	}
	cmd := exec.Command("env", append(variables, args...)...)
	cmd.Dir, cmd.Env = s.folder, s.env
	said, err := cmd.CombinedOutput()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return failed.ExitCode()
	}
	if err != nil {
		s.t.Fatalf("%v: %s%v", args, said, err)
	}
	return 0
}

// TestKubernetes carries out what the pods of the manifest would, index by index.
func TestKubernetes(t *testing.T) {
	t.Parallel()
	const page = "kubernetes.md"
	s, made := newSite(t), objects(t, read(t, manifestFile))
	plan, _, _ := strings.Cut(commands(t, page, 2)[0], "\n")
	s.do("mkdir plan data && cd plan && " + plan)
	job, merge := made["job/shards"], made["job/merge"]
	if job.Spec.Completions != shards || !merge.Spec.Suspend {
		t.Fatalf("the manifest has %d completions, and the merge waits: %v", job.Spec.Completions, merge.Spec.Suspend)
	}
	for index := range job.Spec.Completions {
		if code := s.carryOut(&job, fmt.Sprint("JOB_COMPLETION_INDEX=", index)); code != 0 {
			t.Errorf("shard %d ends with %d", index, code)
		}
	}
	if code := s.carryOut(&merge); code != 0 {
		t.Errorf("the merge ends with %d", code)
	}
	s.merged(page, s.path("data/report.html"))

	rule := job.Spec.PodFailurePolicy.Rules[0]
	never := s.carryOut(&job, fmt.Sprint("JOB_COMPLETION_INDEX=", shards))
	if rule.Action != "FailIndex" || rule.OnExitCodes.Values[0] != never {
		t.Errorf("a shard that can never be made ends with %d, and the manifest has %v", never, rule)
	}
}

var named = regexp.MustCompile(`\bjobs? ([a-z ]+)|\bjob/[a-z]+`)

// TestThePageNamesWhatTheManifestHas: kubectl is not here to do it.
func TestThePageNamesWhatTheManifestHas(t *testing.T) {
	t.Parallel()
	text := read(t, manifestFile)
	made := objects(t, text)
	var names []string
	for _, block := range commands(t, "kubernetes.md", 2) {
		for _, found := range named.FindAllStringSubmatch(block, -1) {
			if found[1] == "" {
				names = append(names, found[0])
			}
			for _, name := range strings.Fields(found[1]) {
				names = append(names, "job/"+name)
			}
		}
		if config := regexp.MustCompile(`configmap ([a-z]+)`).FindStringSubmatch(block); config != nil && !strings.Contains(text, "configMap:\n            name: "+config[1]+"\n") {
			t.Errorf("no pod has the ConfigMap %s", config[1])
		}
	}
	if len(names) != 4 {
		t.Errorf("the page names %q", names)
	}
	for _, name := range names {
		if made[name].Kind == "" {
			t.Errorf("the manifest has no %s", name)
		}
	}
}
