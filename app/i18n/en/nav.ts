export const nav = {
  main: 'Main',
  skip: 'Skip to content',
  today: 'Today',
  accounts: 'Accounts',
  actions: 'Actions',
  search: 'Search',
  settings: 'Settings',
  syncStatus: 'Sync status',
  example: 'Example book, made up',
  leaveExample: 'Leave it',
}
