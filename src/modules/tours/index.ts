// tours: the council comes to villages, on days that everybody can look up.
export { addStop, cancelStop, listStops, type NewStop, nearestFirst, type Stop } from './stops.ts'
