package conduct

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"simulate/report/words"
	"simulate/sim/engine"
	"simulate/sim/exercise"
	"simulate/sim/exercise/knowledge"
	"simulate/sim/scenario"
	"simulate/sim/scenario/tree"
)

// Options are what a Conductor is given.
type Options struct {
	Exercise *exercise.Exercise
	Journal  string  // what the journal's file is called
	Speed    float64 // of the clock as it is started; 0 stands for 1

	// Keep keeps a line of the journal: when it returns nil the line is there whatever happens. When it fails, nothing of the line is.
	Keep func(line []byte) error
	// Branch keeps a journal beside that of the exercise, and says under what name.
	Branch func(j *exercise.Journal) (name string, err error)
	// Cut puts a journal in the place of that of the exercise, whole or not at all.
	Cut  func(j *exercise.Journal) error
	Open exercise.Opener

	Now     func() time.Time                      // the clock on the wall
	Publish func(audience, kind string, data any) // tells all who listen as an audience: a role, Controller, Evaluator or Display
}

// Conductor conducts an exercise. Its methods may be called at the same time. What it tells of the exercise is made of the journal, so that
// one that goes on after a crash tells the same; its own are the clock on the wall and the devices, which join anew.
type Conductor struct {
	options Options

	mu       sync.Mutex
	wall     time.Time // of the last tick
	exercise *exercise.Exercise
	names    words.Names
	run      run
	clock    clock
	problem  string // why the journal cannot be written; empty when it can

	roles      []*role
	everything *role            // knows all that has happened
	deciders   map[uint16]*role // by step of the program
	injects    map[string]*inject
	devices    []*device
	gone       int // of the devices
	audiences  []*audience
	changed    int // counts what changes beside journal and run
	refreshed  key
	chances    *Chances
	ended      ended
	soFar      soFar
}

// New opens the room of an exercise. The clock stands where the journal says that pages may have shown.
func New(o Options) (*Conductor, error) {
	if !o.Exercise.Plan().Exercise.IsPlayable() {
		return nil, errors.New("there is nobody to play: give the scenario a section exercise with roles")
	}
	for _, id := range o.Exercise.Plan().Exercise.Roles.IDs() {
		if slices.Contains([]string{Controller, Evaluator, Display, exercise.Keeper}, id) {
			return nil, fmt.Errorf("a role cannot be called %s: give it another id", id)
		}
	}
	c := &Conductor{options: o, wall: o.Now()}
	c.clock = clock{state: Waits, speed: 1, wall: c.wall}
	if o.Exercise.Journal.Told() > 0 || o.Exercise.Journal.Shown() >= 0 {
		c.clock.state, c.clock.by = Paused, exercise.Keeper
		c.clock.why = "The exercise stopped and is back, paused where pages may have shown"
	}
	if o.Exercise.Journal.Ended() {
		c.clock.state, c.clock.by, c.clock.why = Ended, "", ""
	}
	if err := c.take(o.Exercise); err != nil {
		return nil, err
	}
	c.clock.at = max(0, c.clock.limit)
	if err := c.rebuild(); err != nil {
		return nil, err
	}
	c.invite()
	return c, nil
}

// take makes an exercise the one that is played.
func (c *Conductor) take(x *exercise.Exercise) error {
	c.exercise = x
	c.clock.limit = x.Journal.Shown()
	c.meet()
	return c.rebuild()
}

// rebuild makes the run of what the exercise is now.
func (c *Conductor) rebuild() error {
	c.names = words.Of(c.exercise.Program)
	c.deciders = make(map[uint16]*role)
	c.everything = &role{fold: knowledge.NewEverything(c.exercise.Program)}
	for _, r := range c.roles {
		r.of(c.exercise)
		for _, step := range r.knows.Decides {
			c.deciders[step] = r
		}
	}
	if err := c.run.begin(c.exercise, max(c.clock.limit, c.clock.at)); err != nil {
		return err
	}
	c.plan()
	return nil
}

// scenario is what is played, with what people have done.
func (c *Conductor) scenario() *scenario.Scenario { return c.exercise.Scenario }

// instant is an instant as the program counts; journalInstant the other way round.
func (c *Conductor) instant(at int64) engine.Time { return c.exercise.Instant(at) }

func (c *Conductor) journalInstant(t engine.Time) int64 {
	return int64(t - c.exercise.Program.WarmUp)
}

// NotKept says that nothing is kept, because the journal cannot be written.
type NotKept struct{ why string }

func (e *NotKept) Error() string {
	return "nothing is kept, because the journal cannot be written: " + e.why
}

// enter proposes an entry, keeps it and makes it part of the exercise. What is wrong with it is told, and nothing is kept; an error is
// why it could not be kept, and the clock stands then.
func (c *Conductor) enter(e exercise.Entry) (*exercise.Entry, tree.Problems, error) {
	if c.problem != "" {
		return nil, nil, &NotKept{c.problem}
	}
	e.Wall = c.wall.UTC()
	p, problems := c.exercise.Propose(e)
	if p == nil {
		return nil, problems, nil
	}
	line, err := p.Entry.Line()
	if err != nil {
		return nil, nil, err
	}
	if err := c.options.Keep(line); err != nil {
		c.stop(err)
		return nil, nil, &NotKept{c.problem}
	}
	c.exercise.Accept(p)
	entry := p.Entry
	if entry.Clock != nil {
		c.clock.limit = max(c.clock.limit, entry.Clock.Shown)
	}
	if entry.Role != nil || entry.Undo != nil {
		c.meet()
		return &entry, nil, c.rebuild()
	}
	if entry.HasEffect() {
		return &entry, nil, c.rebuild()
	}
	if entry.Clock == nil {
		c.plan()
	}
	return &entry, nil, nil
}

// stop lets the clock stand, for nothing can be kept.
func (c *Conductor) stop(err error) {
	c.problem = err.Error()
	c.stand(Stopped, exercise.Keeper, c.problem, "")
}

// refuse keeps what somebody wanted and did not get.
func (c *Conductor) refuse(author, behalf, kind string, what any, problems []string) error {
	text, err := json.Marshal(what)
	if err != nil {
		return err
	}
	_, _, err = c.enter(exercise.Entry{Author: author, For: behalf, Refuse: &exercise.Refuse{Kind: kind, What: text, Problems: problems}})
	return err
}
