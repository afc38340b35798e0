package pack_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/pack"
)

// thing has one of everything that can be packed.
type thing struct {
	number int64
	small  uint8
	hash   uint64
	truth  bool
	text   string
	list   []int32
	nested []thing
}

func (x *thing) pack(p *pack.Pack) {
	pack.Int(p, &x.number)
	pack.Int(p, &x.small)
	p.Hash(&x.hash)
	p.Bool(&x.truth)
	pack.Text(p, &x.text)
	pack.Ints(p, &x.list)
	pack.List(p, &x.nested, func(y *thing) { y.pack(p) })
}

func drawThing(t *rapid.T, depth int) thing {
	x := thing{
		number: rapid.OneOf(rapid.Int64(), rapid.SampledFrom([]int64{0, math.MinInt64, math.MaxInt64})).Draw(t, "number"),
		small:  rapid.Uint8().Draw(t, "small"), hash: rapid.Uint64().Draw(t, "hash"), truth: rapid.Bool().Draw(t, "truth"),
		text: rapid.String().Draw(t, "text"), list: rapid.SliceOf(rapid.Int32()).Draw(t, "list"),
	}
	for range rapid.IntRange(0, depth).Draw(t, "nested") {
		x.nested = append(x.nested, drawThing(t, depth-1))
	}
	return x
}

func bytesOf(x *thing) []byte {
	var p pack.Pack
	x.pack(&p)
	return p.Bytes()
}

func TestWhatWasPackedComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawThing(t, 2)
		text := bytesOf(&x)
		var y thing
		p := pack.Open(text)
		y.pack(p)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if again := bytesOf(&y); string(again) != string(text) {
			t.Errorf("%v came back as %v", x, y)
		}
	})
}

// TestATextThatIsNoneIsFound opens what was cut off, lengthened or changed: it is refused or means something else, and takes no more
// memory than it is long.
func TestATextThatIsNoneIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawThing(t, 2)
		text := bytesOf(&x)
		for _, wrong := range [][]byte{text[:rapid.IntRange(0, len(text)-1).Draw(t, "length")], append(text[:len(text):len(text)], 0)} {
			p := pack.Open(wrong)
			new(thing).pack(p)
			if err := p.Close(); !errors.Is(err, pack.ErrTorn) {
				t.Fatalf("%d bytes for %d are no error: %v", len(wrong), len(text), err)
			}
		}
		p := pack.Open(rapid.SliceOf(rapid.Byte()).Draw(t, "anything"))
		new(thing).pack(p)
		_ = p.Close() // which may be sound; it must not panic
	})
}
