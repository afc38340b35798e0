package editor_test

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"simulate/report/editor"
)

// client is an editor that talks with a server.
type client struct {
	*jrpc2.Client
	t         *testing.T
	published chan map[string]any
	ended     chan error
}

func connect(t *testing.T) *client {
	t.Helper()
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	c := &client{t: t, published: make(chan map[string]any, 10), ended: make(chan error, 1)}
	c.Client = jrpc2.NewClient(channel.LSP(toClient, fromClient), &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) {
		var p map[string]any
		if err := r.UnmarshalParams(&p); err != nil {
			t.Error(err)
		}
		c.published <- p
	}})
	go func() {
		c.ended <- (&editor.Server{Version: "1.2.3"}).Serve(context.Background(), toServer, fromServer)
		_ = fromServer.Close()
	}()
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func (c *client) ask(method string, params any) (answer any) {
	c.t.Helper()
	if err := c.CallResult(context.Background(), method, params, &answer); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
	return answer
}

func (c *client) tell(method string, params any) {
	c.t.Helper()
	if err := c.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

type object = map[string]any

func at(uri string, line, character int) object {
	return object{"textDocument": object{"uri": uri}, "position": object{"line": line, "character": character}}
}

// line is the number of the first line with a text in it, counted from 0, and where the text begins.
func line(t *testing.T, what string) (number, character int) {
	t.Helper()
	before, _, found := strings.Cut(town, what)
	if !found {
		t.Fatalf("%q is not in the town", what)
	}
	return strings.Count(before, "\n"), len(before) - strings.LastIndex(before, "\n") - 1
}

func TestAnEditorIsAnswered(t *testing.T) {
	t.Parallel()
	c := connect(t)
	hello := c.ask("initialize", object{"capabilities": object{}}).(object)
	if hello["serverInfo"].(object)["version"] != "1.2.3" || hello["capabilities"].(object)["hoverProvider"] != true {
		t.Errorf("the server says of itself %v", hello)
	}
	c.tell("initialized", object{})
	uri := "file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "the town.yaml"))
	uri = strings.ReplaceAll(uri, " ", "%20")
	c.tell("textDocument/didOpen", object{"textDocument": object{"uri": uri, "languageId": "yaml", "version": 1, "text": strings.Replace(town, "home: hall", "home: hal", 1)}})
	wrong := <-c.published
	if list := wrong["diagnostics"].([]any); wrong["uri"] != uri || len(list) != 1 || !strings.Contains(list[0].(object)["message"].(string), `no place "hal"`) {
		t.Errorf("published is %v", wrong)
	}
	c.tell("textDocument/didChange", object{"textDocument": object{"uri": uri, "version": 2}, "contentChanges": []any{object{"text": town}}})
	if right := <-c.published; len(right["diagnostics"].([]any)) != 0 {
		t.Errorf("published is %v", right)
	}

	number, character := line(t, "home: hall")
	items := c.ask("textDocument/completion", at(uri, number, character+len("home: ha"))).([]any)
	if len(items) != 1 || items[0].(object)["label"] != "hall" {
		t.Errorf("offered is %v", items)
	}
	where := c.ask("textDocument/definition", at(uri, number, character+len("home: ha"))).(object)
	defined, _ := line(t, "hall: {position")
	if where["uri"] != uri || where["range"].(object)["start"].(object)["line"] != float64(defined) {
		t.Errorf("defined at %v, want line %d", where, defined)
	}
	number, character = line(t, "value: 3m")
	if told := c.ask("textDocument/hover", at(uri, number, character+len("value: "))).(object); !strings.Contains(told["contents"].(object)["value"].(string), "Record of the night") {
		t.Errorf("told is %v", told)
	}
	if nothing := c.ask("textDocument/hover", at(uri, 1, 8)); nothing != nil {
		t.Errorf("of a title is told %v", nothing)
	}
	if nothing := c.ask("textDocument/definition", at(uri, 1, 8)); nothing != nil {
		t.Errorf("a title is defined at %v", nothing)
	}

	c.tell("textDocument/didClose", object{"textDocument": object{"uri": uri}})
	if closed := <-c.published; len(closed["diagnostics"].([]any)) != 0 {
		t.Errorf("published of what was closed is %v", closed)
	}
	if nothing := c.ask("textDocument/hover", at(uri, number, character+len("value: "))); nothing != nil {
		t.Errorf("of what was closed is told %v", nothing)
	}

	untitled := "untitled:Town-1" // which has not been saved yet
	c.tell("textDocument/didOpen", object{"textDocument": object{"uri": untitled, "languageId": "yaml", "version": 1, "text": town}})
	<-c.published
	number, character = line(t, "home: hall")
	if where := c.ask("textDocument/definition", at(untitled, number, character+len("home: ha"))).(object); where["uri"] != untitled {
		t.Errorf("defined in %v", where["uri"])
	}
	c.tell("$/setTrace", object{"value": "off"}) // which need not be known
	c.ask("shutdown", nil)
	c.tell("exit", nil)
	if err := <-c.ended; err != nil {
		t.Errorf("the server ends with %v", err)
	}
}

func TestAnEditorThatGoesWithoutAWord(t *testing.T) {
	t.Parallel()
	c := connect(t)
	c.ask("initialize", object{})
	c.tell("exit", nil)
	if err := <-c.ended; !errors.Is(err, editor.ErrAbandoned) {
		t.Errorf("the server ends with %v", err)
	}
}

// FuzzHalfTypedFiles: whatever stands in a file, and wherever in it somebody asks, there is an answer, and what is offered can be put there.
func FuzzHalfTypedFiles(f *testing.F) {
	for _, cut := range []int{0, 10, 100, 300, 500, 700, len(town)} {
		cut = min(cut, len(town))
		f.Add(town[:cut], 5, 10)
		f.Add(town[:cut]+"\n"+town[min(cut+7, len(town)):], strings.Count(town[:cut], "\n"), 3)
	}
	f.Add("incidents: {a: {plan: {b: {after: [", 0, 33)
	f.Add("𝄞: \"\r\n- {𝄞", 1, 4)
	name := filepath.Join(f.TempDir(), "x.yaml")
	f.Fuzz(func(t *testing.T, text string, line, character int) {
		if len(text) > 4000 {
			return // what takes long is for the loader's own test
		}
		file := editor.File{Name: name, Text: text}
		at := editor.Position{Line: line, Character: character}
		for _, d := range file.Diagnostics() {
			if d.Range.Start.Line < 0 || d.Range.Start.Character < 0 || d.Range.End.Character < d.Range.Start.Character {
				t.Fatalf("a problem is at %+v", d.Range)
			}
		}
		for _, item := range file.Complete(at) {
			if r := item.Edit.Range; r.Start.Line != line || r.Start.Character < 0 || r.End.Character < r.Start.Character {
				t.Fatalf("%s is put at %+v", item.Label, r)
			}
		}
		file.Hover(at)
		file.Definition(at)
	})
}
