package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rsc.io/qr"

	"simulate/report/conduct"
	"simulate/report/html"
	"simulate/report/server"
	"simulate/sim/exercise"
)

// furnish adds the pages of an exercise, and what they ask.
func (k *conducting) furnish(at *server.Server, x *exercise.Exercise) (*conduct.Conductor, error) {
	players := x.Plan().Exercise.Roles.IDs()
	feeds := make(map[string]*server.Feed)
	var r *conduct.Conductor
	for _, id := range append(slices.Clone(players), conduct.Controller, conduct.Evaluator, conduct.Display) {
		feeds[id] = server.NewFeed(func() (any, error) { return r.Whole(id) })
	}
	r, err := conduct.New(conduct.Options{
		Exercise: x, Journal: k.file.name, Speed: k.speed, Keep: k.file.append, Branch: k.file.branch, Cut: k.file.replace, Open: k.exerciseOf, Now: time.Now,
		Publish: func(audience, kind string, data any) {
			if err := feeds[audience].Publish(kind, data); err != nil {
				k.tell("internal fault: %v", err)
			}
		},
	})
	if err != nil {
		return nil, err
	}
	player := server.Roles(players...)
	for _, of := range []struct {
		path string
		page html.Live
		may  server.May
	}{
		{"/player", html.Play(), player},
		{"/controller", html.Control(), server.Roles(conduct.Controller)},
		{"/evaluator", html.Evaluate(), server.Roles(conduct.Evaluator)},
		{"/display", html.Display(), server.Roles(conduct.Display)},
	} {
		at.Page(of.path, server.Page{Text: of.page.Text, Policy: of.page.Policy})
		at.Stream(of.path+"/events", of.may, func(role string) (*server.Feed, error) { return feeds[role], nil })
	}
	join := html.Join()
	at.Page("/join", server.Page{Text: join.Text, Policy: join.Policy})
	everybody(at, r)
	playing(at, r, player)
	controlling(at, r)
	k.codes(at, players)
	return r, nil
}

// unavailable is the status, as in HTTP, of what cannot be kept.
const unavailable = 503

// heard answers what a role asks, and says when the journal cannot be written.
func heard[In, Out any](at *server.Server, path string, may server.May, answer func(role string, in In) (Out, error)) {
	server.Answer(at, path, may, func(_ context.Context, role string, in In) (Out, error) {
		out, err := answer(role, in)
		if stopped, ok := errors.AsType[*conduct.NotKept](err); ok {
			err = &server.Refusal{Status: unavailable, Problem: stopped.Error()}
		}
		return out, err
	})
}

func everybody(at *server.Server, r *conduct.Conductor) {
	heard(at, "/me", server.AnyRole, func(role string, _ struct{}) (conduct.Me, error) { return r.Me(role), nil })
	heard(at, "/join", server.AnyRole, r.Join)
	heard(at, "/here", server.AnyRole, r.Here)
	heard(at, "/replay", server.AnyRole, func(role string, _ struct{}) (conduct.Replay, error) { return r.Replay(role) })
}

func playing(at *server.Server, r *conduct.Conductor, player server.May) {
	controls := func(role string) bool { return player(role) || role == conduct.Controller }
	heard(at, "/check", controls, r.Check)
	heard(at, "/order", controls, r.Order)
	heard(at, "/decide", controls, r.Decide)
	heard(at, "/undo", controls, r.Undo)
	heard(at, "/note", func(role string) bool { return controls(role) || role == conduct.Evaluator }, r.Note)
	heard(at, "/observe", server.Roles(conduct.Evaluator), func(_ string, o exercise.Observe) (conduct.Outcome, error) { return r.Observe(o) })
}

// controlling adds what the controller alone may ask.
func controlling(at *server.Server, r *conduct.Conductor) {
	asked := server.Roles(conduct.Controller)
	heard(at, "/start", asked, func(string, struct{}) (conduct.Outcome, error) { return r.Start() })
	heard(at, "/role", asked, func(_ string, w conduct.RoleWish) (conduct.Outcome, error) { return r.Role(w) })
	heard(at, "/clock", asked, func(_ string, w conduct.ClockWish) (conduct.Outcome, error) { return r.Clock(w) })
	heard(at, "/inject", asked, func(_ string, w conduct.InjectWish) (conduct.Outcome, error) { return r.Inject(w) })
	heard(at, "/effect", asked, func(_ string, w conduct.EffectWish) (conduct.Outcome, error) { return r.Effect(w) })
	heard(at, "/finish", asked, func(_ string, w conduct.FinishWish) (conduct.Outcome, error) { return r.Finish(w) })
	heard(at, "/nudge", asked, func(_ string, w conduct.NudgeWish) (conduct.Outcome, error) { return r.Nudge(w) })
	heard(at, "/back", asked, func(_ string, w conduct.BackWish) (conduct.BackOutcome, error) { return r.Back(w) })
	heard(at, "/branch", asked, func(_ string, w conduct.BranchWish) (conduct.BranchOutcome, error) { return r.Branch(w) })
	heard(at, "/words", asked, func(_ string, w conduct.WordsWish) (conduct.Form, error) { return r.Form(w.For) })
	heard(at, "/shows", asked, func(_ string, w showsWish) (conduct.Outcome, error) { return r.Show(w.Shows) })
}

// showsWish is what the display is to show.
type showsWish struct {
	Shows exercise.Shows `json:"shows"`
}

// codeWish asks for a link to a role.
type codeWish struct {
	Role string `json:"role"`
	New  bool   `json:"new"` // those that there are stop at once
}

// code is a link, and the same for a camera.
type code struct {
	Link string `json:"link"`
	QR   struct {
		Size int      `json:"size"`
		Rows []string `json:"rows"` // 1 is dark
	} `json:"qr"`
}

// codes lets the controller show links.
func (k *conducting) codes(at *server.Server, players []string) {
	others := append(slices.Clone(players), conduct.Evaluator, conduct.Display, conduct.Controller)
	heard(at, "/code", server.Roles(conduct.Controller), func(_ string, w codeWish) (code, error) {
		switch {
		case !slices.Contains(others, w.Role):
			return code{}, &server.Refusal{Problem: "there is no role " + w.Role}
		case w.New && w.Role == conduct.Controller:
			return code{}, &server.Refusal{Problem: "a new key for the controller would end this page: start anew with --resume"}
		case w.New:
			at.Keys.Revoke(w.Role)
		}
		return scannable(at.Link("/join", at.Keys.New(w.Role)))
	})
}

func scannable(link string) (c code, err error) {
	q, err := qr.Encode(link, qr.M)
	if err != nil {
		return c, err
	}
	c.Link, c.QR.Size = link, q.Size
	for y := range q.Size {
		var row strings.Builder
		for x := range q.Size {
			if q.Black(x, y) {
				row.WriteByte('1')
			} else {
				row.WriteByte('0')
			}
		}
		c.QR.Rows = append(c.QR.Rows, row.String())
	}
	return c, nil
}

// invite tells the links of all roles, on a terminal with what a camera reads.
func (k *conducting) invite(at *server.Server, x *exercise.Exercise) error {
	e := x.Plan().Exercise
	var told strings.Builder
	fmt.Fprintf(&told, "Exercise in %s\n\nController\n  %s\n", printable(k.file.name), at.Link("/join", at.Keys.New(conduct.Controller)))
	for id, role := range e.Roles.All() {
		title := role.Title
		if title == "" {
			title = id
		}
		c, err := scannable(at.Link("/join", at.Keys.New(id)))
		if err != nil {
			return err
		}
		fmt.Fprintf(&told, "\n%s\n  %s\n", printable(title), c.Link)
		if isTerminal(k.out) {
			told.WriteString(c.drawn())
		}
	}
	fmt.Fprintf(&told, "\nEvaluator\n  %s\n\nDisplay\n  %s\n", at.Link("/join", at.Keys.New(conduct.Evaluator)), at.Link("/join", at.Keys.New(conduct.Display)))
	return k.show("%s\nWho has a link has the role. Ctrl-C stops; nothing is sent anywhere else.\n", told.String())
}

// drawn is the code in half blocks, light on dark as on a terminal, with the margin that cameras need.
func (c *code) drawn() string {
	const margin = 2
	dark := func(x, y int) bool {
		return x >= 0 && y >= 0 && x < c.QR.Size && y < c.QR.Size && c.QR.Rows[y][x] == '1'
	}
	var b strings.Builder
	for y := -margin; y < c.QR.Size+margin; y += 2 {
		b.WriteString("  ")
		for x := -margin; x < c.QR.Size+margin; x++ {
			switch upper, lower := dark(x, y), dark(x, y+1); {
			case upper && lower:
				b.WriteRune(' ')
			case upper:
				b.WriteRune('▄')
			case lower:
				b.WriteRune('▀')
			default:
				b.WriteRune('█')
			}
		}
		b.WriteRune('\n')
	}
	return b.String()
}
