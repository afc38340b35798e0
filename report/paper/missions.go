package paper

import (
	"slices"

	"simulate/sim/scenario"
)

// The mission areas of the National Preparedness Goal.
const (
	prevention = "Prevention"
	protection = "Protection"
	mitigation = "Mitigation"
	response   = "Response"
	recovery   = "Recovery"
)

// missions are the mission areas of the 32 core capabilities of the National Preparedness Goal.
var missions = map[string][]string{
	"Planning":                       {prevention, protection, mitigation, response, recovery},
	"Public Information and Warning": {prevention, protection, mitigation, response, recovery},
	"Operational Coordination":       {prevention, protection, mitigation, response, recovery},

	"Intelligence and Information Sharing": {prevention, protection},
	"Interdiction and Disruption":          {prevention, protection},
	"Screening, Search, and Detection":     {prevention, protection},
	"Forensics and Attribution":            {prevention},

	"Access Control and Identity Verification": {protection},
	"Cybersecurity":                {protection},
	"Physical Protective Measures": {protection},
	"Risk Management for Protection Programs and Activities":    {protection},
	"Supply Chain Integrity and Security":                       {protection},
	"Community Resilience":                                      {mitigation},
	"Long-term Vulnerability Reduction":                         {mitigation},
	"Risk and Disaster Resilience Assessment":                   {mitigation},
	"Threats and Hazards Identification":                        {mitigation},
	"Infrastructure Systems":                                    {response, recovery},
	"Critical Transportation":                                   {response},
	"Environmental Response/Health and Safety":                  {response},
	"Fatality Management Services":                              {response},
	"Fire Management and Suppression":                           {response},
	"Logistics and Supply Chain Management":                     {response},
	"Mass Care Services":                                        {response},
	"Mass Search and Rescue Operations":                         {response},
	"On-scene Security, Protection, and Law Enforcement":        {response},
	"Operational Communications":                                {response},
	"Public Health, Healthcare, and Emergency Medical Services": {response},
	"Situational Assessment":                                    {response},
	"Economic Recovery":                                         {recovery},
	"Health and Social Services":                                {recovery},
	"Housing":                                                   {recovery},
	"Natural and Cultural Resources":                            {recovery},
}

// missionsOf are the mission areas that an exercise touches: those that all its capabilities have that are of one mission area only, and
// the response, which every run is.
func missionsOf(e *scenario.Exercise) []string {
	areas := []string{response}
	for _, capability := range capabilities(e) {
		if of := missions[capability]; len(of) == 1 && !slices.Contains(areas, of[0]) {
			areas = append(areas, of[0])
		}
	}
	return areas
}
