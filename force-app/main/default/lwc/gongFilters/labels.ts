import allTrackers from '@salesforce/label/c.Gong_All_Trackers';
import clear from '@salesforce/label/c.Gong_Clear_Filters';
import found from '@salesforce/label/c.Gong_Found';
import foundInOne from '@salesforce/label/c.Gong_Found_In_One';
import saidByCustomer from '@salesforce/label/c.Gong_Said_By_Customer';
import search from '@salesforce/label/c.Gong_Search';
import tracker from '@salesforce/label/c.Gong_Tracker';
import trackerCalls from '@salesforce/label/c.Gong_Tracker_Calls';

export { allTrackers, clear, found, foundInOne, saidByCustomer, search, tracker, trackerCalls };
