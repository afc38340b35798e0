// Package server shows pages that answer, to browsers of this machine or of its network. It holds all of the project that speaks
// HTTP, and knows nothing of scenarios: what a page asks and is answered comes from whoever adds it.
//
// # How a page is added
//
// Whoever serves makes a Server, adds to it, and lets it serve until the context ends:
//
//	s, err := server.Listen(server.Options{Listen: "127.0.0.1:0"})
//	s.Page("/player", server.Page{Text: page, Policy: policy})      // a file: nothing in it is secret, anybody may have it
//	server.Answer(s, "/orders", server.Roles("player"), give)       // POST, JSON in and out, for whoever has a player's key
//	s.Stream("/events", server.AnyRole, feedOf)                     // what happens, as Server-Sent Events
//	link := s.Link("/player", s.Keys.New("player"))                 // http://127.0.0.1:43121/player#W9w…
//	err = s.Serve(ctx)
//
// Live of report/html is the text and its policy, made out of a script and a style that report/html/bundle builds. The scripts stand
// in report/html/page/src, where base/server.ts has the other side of this package: it takes the key out of the fragment of the
// link, asks, and listens. All that a page shows of a scenario comes by Answer and Stream, never in its text.
//
// # Who may ask what
//
// A key is 128 random bits and stands for a role. It comes to a browser in the fragment of a link, which browsers do not send and do
// not tell to pages that are linked to, and from there in a header; so no address that is logged or passed on has it. The server
// keeps hashes alone. Answer and Stream take who may, so that it is never left open; whether this request of that role is right is
// for the function that is added to say, which returns a Refusal if it is not.
//
// Before that, a request is refused whose Host is no name of this server (so that no page elsewhere can reach it by a name that it
// controls), whose Origin is another page, whose method, content type or path is not as announced, whose body is larger than
// Options.Body, or that comes too fast. What is wrong is said as JSON, {"problem": "…"}, in words that can be shown.
//
// # What happens
//
// A Feed numbers events and keeps the last of them. A stream begins with the whole state, and goes on with what is published; one
// that was interrupted says which event it saw last and gets those after it, or the whole again where they are not kept any more.
// Whoever does not read for a while is dropped, and comes back in the same way: no client can slow down another, or the server.
package server
