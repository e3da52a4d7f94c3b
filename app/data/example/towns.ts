/** Where the towns of the example lie: latitude, longitude. */
const TOWNS: Record<string, [number, number]> = {
  'Buenos Aires': [-34.604, -58.382],
  Graz: [47.071, 15.438],
  Salzburg: [47.8, 13.045],
  Bruxelles: [50.847, 4.352],
  Charleroi: [50.411, 4.444],
  Campinas: [-22.906, -47.061],
  Resende: [-22.469, -44.447],
  'Rio de Janeiro': [-22.911, -43.206],
  'Sao Paulo': [-23.551, -46.633],
  Montréal: [45.509, -73.554],
  Tsawassen: [49.013, -123.083],
  Vancouver: [49.261, -123.114],
  Kobenhavn: [55.676, 12.568],
  Århus: [56.157, 10.211],
  Helsinki: [60.17, 24.938],
  Oulu: [65.012, 25.465],
  Lille: [50.637, 3.063],
  Lyon: [45.758, 4.835],
  Marseille: [43.296, 5.37],
  Nantes: [47.218, -1.554],
  Paris: [48.857, 2.352],
  Reims: [49.258, 4.032],
  Strasbourg: [48.573, 7.752],
  Toulouse: [43.605, 1.444],
  Versailles: [48.804, 2.134],
  Aachen: [50.776, 6.084],
  Berlin: [52.52, 13.405],
  Brandenburg: [52.409, 12.531],
  Cunewalde: [51.1, 14.517],
  'Frankfurt a.M.': [50.111, 8.682],
  Köln: [50.938, 6.96],
  Leipzig: [51.34, 12.375],
  Mannheim: [49.488, 8.467],
  München: [48.137, 11.575],
  Münster: [51.962, 7.626],
  Stuttgart: [48.778, 9.18],
  Cork: [51.898, -8.476],
  Bergamo: [45.695, 9.67],
  'Reggio Emilia': [44.698, 10.631],
  Torino: [45.07, 7.687],
  'México D.F.': [19.433, -99.133],
  Stavern: [59, 10.033],
  Warszawa: [52.23, 21.012],
  Lisboa: [38.722, -9.139],
  Barcelona: [41.387, 2.17],
  Madrid: [40.417, -3.704],
  Sevilla: [37.389, -5.984],
  Bräcke: [62.75, 15.417],
  Luleå: [65.585, 22.157],
  Bern: [46.948, 7.447],
  Genève: [46.204, 6.143],
  Cowes: [50.763, -1.298],
  London: [51.507, -0.128],
  Albuquerque: [35.084, -106.651],
  Anchorage: [61.218, -149.9],
  Boise: [43.615, -116.202],
  Butte: [46.004, -112.534],
  Elgin: [45.565, -117.917],
  Eugene: [44.052, -123.087],
  Kirkland: [47.681, -122.209],
  Lander: [42.833, -108.731],
  Portland: [45.523, -122.676],
  'San Francisco': [37.775, -122.419],
  Seattle: [47.606, -122.332],
  'Walla Walla': [46.065, -118.343],
  Barquisimeto: [10.074, -69.323],
  Caracas: [10.488, -66.879],
  'I. de Margarita': [10.954, -63.849],
  'San Cristóbal': [7.767, -72.225],
}

/** A place in a town. Customers of one town are spread over it by their number, so that "nearest" has something to sort. */
export function placeIn(
  town: string,
  number: number,
): { latitude: number; longitude: number; accuracy: number } | undefined {
  const centre = TOWNS[town]
  if (!centre) return undefined
  // The golden angle puts neighbours in the list in different quarters of the town.
  const angle = number * 2.4
  const away = 0.003 + (number % 7) * 0.002
  return {
    latitude: round(centre[0] + away * Math.sin(angle)),
    longitude: round(centre[1] + (away * Math.cos(angle)) / Math.cos((centre[0] * Math.PI) / 180)),
    accuracy: 20,
  }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
