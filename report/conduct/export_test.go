package conduct

// ToTheLimit brings the clock to where pages may have shown, as a crash does.
func (c *Conductor) ToTheLimit() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clock.at, c.clock.wall = max(c.clock.at, c.clock.limit), c.wall
	c.refresh()
}
